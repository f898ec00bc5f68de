using MailFunctions.Inbox;

namespace MailFunctions.Checking.Mailboxes;

/// <summary>Divides messages into those that are asked for together.</summary>
internal static class Portions
{
    /// <summary>As many as have no more than so many bytes between them; one that has more is alone.</summary>
    /// <param name="messages">The messages, in their order.</param>
    /// <param name="most">The bytes.</param>
    public static IEnumerable<IReadOnlyList<RemoteMessage>> Of(IEnumerable<RemoteMessage> messages, long most)
    {
        var portion = new List<RemoteMessage>();
        var bytes = 0L;
        foreach (var message in messages)
        {
            if (portion.Count > 0 && bytes + message.Size > most)
            {
                yield return portion;
                (portion, bytes) = ([], 0);
            }

            portion.Add(message);
            bytes += message.Size;
        }

        if (portion.Count > 0)
        {
            yield return portion;
        }
    }
}
