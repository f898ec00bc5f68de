using MailFunctions.Accounts;
using MailFunctions.Inbox;

namespace MailFunctions.Checking.Mailboxes;

/// <summary>
/// Keeps a message whose download ends the session from standing in the way of those behind it. Once may be the network's fault; after
/// the second time it is put off until everything else is taken in.
/// </summary>
/// <param name="account">The account.</param>
/// <param name="before">What the checks before met.</param>
internal sealed class StumblingBlocks(Account account, IReadOnlyList<Stumble> before)
{
    private const int TimesUntilPutOff = 2;
    private const int Remembered = 50;

    private readonly List<RemoteMessage> _putOff = [];

    /// <summary>The messages that were put off, those that ended the fewest sessions first, so that each has its turn.</summary>
    public IReadOnlyList<RemoteMessage> PutOff => [.. _putOff.OrderBy(Times)];

    /// <summary>The messages without those that are put off.</summary>
    public IReadOnlyList<RemoteMessage> PassOver(IReadOnlyList<RemoteMessage> listed)
    {
        var putOff = listed.Where(message => Times(message) >= TimesUntilPutOff).ToList();
        _putOff.AddRange(putOff);
        return putOff.Count == 0 ? listed : [.. listed.Except(putOff)];
    }

    /// <summary>What the next check is to know.</summary>
    /// <param name="at">The message whose download ended the session; <see langword="null"/> if none did.</param>
    /// <param name="through">Whether everything was taken in.</param>
    public IReadOnlyList<Stumble> After(RemoteMessage? at, bool through)
    {
        if (at is null)
        {
            return through ? [] : before;
        }

        return [.. before.Where(stumble => stumble.Message != at.Identity.Key).TakeLast(Remembered - 1), new(at.Identity.Key, Times(at) + 1)];
    }

    /// <summary>What to tell about a message that was put off.</summary>
    public CheckError Explain(RemoteMessage message, string? serverAnswer) => new(
        CheckErrorCode.MessageRefused,
        CheckStep.Fetch,
        $"{account.Address}:{account.Port} breaks off the download of message {message.Number}. All others are taken in, and this one is tried again at the next check. Open it in a mail program; if that fails too, it must be removed there.",
        serverAnswer);

    private int Times(RemoteMessage message) => before.FirstOrDefault(stumble => stumble.Message == message.Identity.Key)?.Times ?? 0;
}
