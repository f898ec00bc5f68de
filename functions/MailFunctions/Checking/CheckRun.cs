using MailFunctions.Accounts;

namespace MailFunctions.Checking;

/// <summary>What one check of one account did.</summary>
public sealed record CheckRun
{
    /// <summary>When it began, UTC.</summary>
    public required DateTimeOffset StartedAt { get; init; }

    /// <summary>When it ended, UTC.</summary>
    public required DateTimeOffset EndedAt { get; init; }

    /// <summary>Why it failed; <see langword="null"/> if it did not.</summary>
    public CheckError? Error { get; init; }

    /// <summary>The stamp of what it logged in with, or would have; <see langword="null"/> if that is not known.</summary>
    public string? Login { get; init; }

    /// <summary>How many messages it stored.</summary>
    public int Stored { get; init; }

    /// <summary>How many bytes these messages have.</summary>
    public long BytesStored { get; init; }

    /// <summary>How many messages it found stored already under another identity, and did not store again.</summary>
    public int Recognised { get; init; }

    /// <summary>How many messages it deleted on the server.</summary>
    public int Deleted { get; init; }

    /// <summary>How many messages it listed only, because they are too large to store.</summary>
    public int Oversized { get; init; }

    /// <summary>Whether more waits on the server than one turn takes.</summary>
    public bool More { get; init; }

    /// <summary>How many messages wait on the server for the next turn; <see langword="null"/> if the check did not get that far.</summary>
    public int? Remaining { get; init; }

    /// <summary>How far the mailbox is taken in now; <see langword="null"/> if the check did not get that far.</summary>
    public MailboxWatermark? Watermark { get; init; }

    /// <summary>How many messages of the account are stored in all; <see langword="null"/> if none was stored.</summary>
    public long? TotalStored { get; init; }

    /// <summary>Whether it found nothing to do.</summary>
    public bool IsUneventful => Error is null && Stored + Recognised + Deleted + Oversized == 0 && !More;
}
