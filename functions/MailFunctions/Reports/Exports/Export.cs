using Azure;
using MailFunctions.Accounts;

namespace MailFunctions.Reports.Exports;

/// <summary>A report as a file, from the wish to the file's end.</summary>
public sealed record Export
{
    /// <summary>Its name.</summary>
    public required ExportId Id { get; init; }

    /// <summary>Which accounts, in which order.</summary>
    public required AccountSelection Selection { get; init; }

    /// <summary>Which columns its file has.</summary>
    public ExportColumns Columns { get; init; }

    /// <summary>How far it is.</summary>
    public ExportStatus Status { get; init; }

    /// <summary>How often it was begun; each attempt writes a file of its own.</summary>
    public int Attempt { get; init; }

    /// <summary>How many rows are written so far.</summary>
    public long Rows { get; init; }

    /// <summary>The file's size in bytes; 0 until it is ready.</summary>
    public long Bytes { get; init; }

    /// <summary>Why it failed; <see langword="null"/> if it did not.</summary>
    public string? Error { get; init; }

    /// <summary>Who asked for it.</summary>
    public required string CreatedBy { get; init; }

    /// <summary>When, UTC.</summary>
    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>When its rows began to be written, UTC.</summary>
    public DateTimeOffset? StartedAt { get; init; }

    /// <summary>When it was ready, or had failed, UTC.</summary>
    public DateTimeOffset? CompletedAt { get; init; }

    /// <summary>When it is deleted, UTC.</summary>
    public required DateTimeOffset ExpiresAt { get; init; }

    /// <summary>The row's ETag.</summary>
    public ETag ETag { get; init; }

    /// <summary>Whether nothing will happen to it any more.</summary>
    public bool IsOver => Status is ExportStatus.Ready or ExportStatus.Failed;

    /// <summary>The file's name for whoever downloads it.</summary>
    public string FileName => $"imap-pop3-accounts-{CreatedAt.UtcDateTime:yyyy-MM-dd-HHmm}.csv";
}
