using MailFunctions.Accounts;
using MailFunctions.Inbox;

namespace MailFunctions.Checking.Mailboxes;

/// <summary>
/// Keeps a message whose download ends the session from standing in the way of those behind it. Once may be the network's fault; after
/// the second time it is passed over until a check comes through without it, and tried again in the check after that.
/// </summary>
/// <param name="account">The account.</param>
/// <param name="before">What the checks before met.</param>
internal sealed class StumblingBlocks(Account account, IReadOnlyList<Stumble> before)
{
    private const int TimesUntilPassedOver = 2;
    private const int Remembered = 50;

    private readonly HashSet<string> _passedOver = [];

    /// <summary>The messages that are to be passed over, as messages that the server does not give out.</summary>
    public IReadOnlyList<RefusedMessage> PassOver(IReadOnlyList<RemoteMessage> listed)
    {
        var refused = listed.Where(message => before.Any(stumble => stumble.Message == message.Identity.Key && stumble.Times >= TimesUntilPassedOver)).Select(Refused).ToList();
        _passedOver.UnionWith(refused.Select(message => message.Message.Identity.Key));
        return refused;
    }

    /// <summary>What the next check is to know.</summary>
    /// <param name="at">The message whose download ended the session; <see langword="null"/> if none did.</param>
    /// <param name="complete">Whether the check came through.</param>
    public IReadOnlyList<Stumble> After(RemoteMessage? at, bool complete)
    {
        if (at is not null)
        {
            var times = before.FirstOrDefault(stumble => stumble.Message == at.Identity.Key)?.Times ?? 0;
            return [.. before.Where(stumble => stumble.Message != at.Identity.Key).TakeLast(Remembered - 1), new(at.Identity.Key, times + 1)];
        }

        return complete ? [.. _passedOver.Select(message => new Stumble(message, TimesUntilPassedOver - 1))] : before;
    }

    private RefusedMessage Refused(RemoteMessage message) => new(
        message,
        new CheckError(
            CheckErrorCode.MessageRefused,
            CheckStep.Fetch,
            $"{account.Address}:{account.Port} broke off the last two downloads of message {message.Number}. All others are taken in, and this one is tried again at the next check. Open it in a mail program; if that fails too, it must be removed there."));
}
