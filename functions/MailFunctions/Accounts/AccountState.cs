using MailFunctions.Accounts.Health;

namespace MailFunctions.Accounts;

/// <summary>What checking knows about an account. Written by checks, and reset when the account changes.</summary>
public sealed record AccountState
{
    /// <summary>An account that was never checked.</summary>
    public static AccountState New { get; } = new();

    /// <summary>The time of the account's due marker, UTC; <see langword="null"/> if it has none.</summary>
    public DateTimeOffset? DueAt { get; init; }

    /// <summary>When the next automatic check is meant to be, UTC, whatever became of its queue message; <see langword="null"/> if none is meant to be.</summary>
    public DateTimeOffset? NextCheckAt { get; init; }

    /// <summary>Until when a check that was put on the queue may take, UTC; <see langword="null"/> if none is queued.</summary>
    public DateTimeOffset? QueuedUntil { get; init; }

    /// <summary>When somebody asked for the next check to be written down, UTC; <see langword="null"/> if nobody did.</summary>
    public DateTimeOffset? TranscriptAskedAt { get; init; }

    /// <summary>When the last check ended, UTC.</summary>
    public DateTimeOffset? LastCheckedAt { get; init; }

    /// <summary>When the last successful check ended, UTC.</summary>
    public DateTimeOffset? LastSuccessAt { get; init; }

    /// <summary>Why the last check failed; <see langword="null"/> if it did not.</summary>
    public CheckError? LastError { get; init; }

    /// <summary>How many checks failed in a row.</summary>
    public int ConsecutiveFailures { get; init; }

    /// <summary>How many checks failed in a row because the server refused the credential.</summary>
    public int ConsecutiveAuthenticationFailures { get; init; }

    /// <summary>When checking was suspended, UTC; <see langword="null"/> if it is not.</summary>
    public DateTimeOffset? SuspendedAt { get; init; }

    /// <summary>The stamp of the log-in that was refused, or could not be had, last; <see langword="null"/> if that is not why the last check failed.</summary>
    public string? RefusedLogin { get; init; }

    /// <summary>How the account is doing as far as people must be told.</summary>
    public AccountHealth Health { get; init; }

    /// <summary>Since when, UTC; <see langword="null"/> if it has always been well.</summary>
    public DateTimeOffset? HealthSince { get; init; }

    /// <summary>How many messages of the account are stored.</summary>
    public long MessagesStored { get; init; }

    /// <summary>How many more messages wait on the server, as far as the last check got.</summary>
    public int MessagesRemaining { get; init; }

    /// <summary>How far the mailbox is taken in.</summary>
    public MailboxWatermark Watermark { get; init; } = MailboxWatermark.None;

    /// <summary>The entry of the check history that the next check may go on with.</summary>
    public CheckStreak? Streak { get; init; }

    /// <summary>The ETag of the state in the table.</summary>
    public Azure.ETag ETag { get; init; }

    /// <summary>The same with another health from a time on, if it is another.</summary>
    public AccountState WithHealth(AccountHealth health, DateTimeOffset at) =>
        health == Health ? this : this with { Health = health, HealthSince = at };

    /// <summary>The same of an account that is not checked any more: what ailed it is over, without its being well.</summary>
    public AccountState Retired() => Health is AccountHealth.Failing or AccountHealth.Suspended ? this with { Health = AccountHealth.Retired } : this;
}
