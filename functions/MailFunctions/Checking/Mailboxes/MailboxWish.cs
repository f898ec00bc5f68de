using MailFunctions.Accounts;

namespace MailFunctions.Checking.Mailboxes;

/// <summary>What an account wants of a mailbox.</summary>
/// <param name="KeepCopy">Whether messages stay on the server; if not, stored ones that are still there count as work too.</param>
/// <param name="Since">Messages received before this day are left alone; <see langword="null"/> for all.</param>
public sealed record MailboxWish(bool KeepCopy, DateOnly? Since)
{
    /// <summary>What an account's settings say.</summary>
    public static MailboxWish Of(Account account) => new(account.KeepCopy, account.Since);

    /// <summary>Whether it wants older messages than those that were taken in under a watermark.</summary>
    public bool WantsOlderThan(MailboxWatermark watermark) => watermark.Since is { } since && (Since is null || Since < since);
}
