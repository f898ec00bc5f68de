using System.Security.Cryptography;
using MailFunctions.Inbox;

namespace MailFunctions.Checking.Mailboxes;

/// <summary>
/// Looks twice at messages whose identity belongs to one that the server deleted before. Either the deletion did not last and it
/// is the same message; or the server gave an old UIDL to a new message, which it should not (RFC 1939, section 7), and which
/// would be lost if it were taken for the old one. The content tells.
/// </summary>
internal sealed class ReusedIdentities(IMailbox mailbox)
{
    /// <summary>The messages that could not be looked at, because the server does not give them out.</summary>
    public IReadOnlyList<RefusedMessage> Refused { get; private set; } = [];

    /// <summary>The messages, those that are new under an old identity with an identity of their own, without <see cref="Refused"/>.</summary>
    /// <param name="listed">The messages as the server lists them.</param>
    /// <param name="known">What is stored under their identities.</param>
    /// <param name="cancellationToken">Ends the look.</param>
    /// <returns>The very list that was given, if there is no such message.</returns>
    public async Task<IReadOnlyList<RemoteMessage>> ResolveAsync(
        IReadOnlyList<RemoteMessage> listed,
        IReadOnlyDictionary<MessageIdentity, StoredIdentity> known,
        CancellationToken cancellationToken)
    {
        var back = listed.Where(message => known.TryGetValue(message.Identity, out var stored) && stored.DeletedOnServer).ToList();
        if (back.Count == 0)
        {
            return listed;
        }

        var renamed = new Dictionary<MessageIdentity, MessageIdentity>();
        Refused = await mailbox.FetchAsync(
            back,
            async (message, content, stop) =>
            {
                var hash = Convert.ToHexStringLower(await SHA256.HashDataAsync(content, stop));
                if (hash != known[message.Identity].ContentHash)
                {
                    renamed[message.Identity] = message.Identity.Reused(hash);
                }
            },
            cancellationToken);
        return renamed.Count + Refused.Count == 0
            ? listed
            : [.. listed.Except(Refused.Select(refused => refused.Message)).Select(message => message with { Identity = renamed.GetValueOrDefault(message.Identity, message.Identity) })];
    }
}
