using MailFunctions.Accounts;

namespace MailFunctions.Checking.Transcripts;

/// <summary>A transcript as the list shows it.</summary>
/// <param name="Id">Its name.</param>
/// <param name="Kind">What was recorded.</param>
/// <param name="StartedAt">When the recording began, UTC.</param>
/// <param name="ExpiresAt">When it is deleted, UTC.</param>
/// <param name="Bytes">How long it is.</param>
/// <param name="ErrorCode">Why what was recorded failed; <see langword="null"/> if it did not.</param>
public sealed record TranscriptEntry(
    TranscriptId Id,
    TranscriptKind Kind,
    DateTimeOffset StartedAt,
    DateTimeOffset ExpiresAt,
    long Bytes,
    CheckErrorCode? ErrorCode)
{
    /// <summary>Whether what was recorded succeeded.</summary>
    public bool Ok => ErrorCode is null;
}
