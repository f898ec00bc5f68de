using System.ComponentModel.DataAnnotations;

namespace MailFunctions.Checking.Transcripts;

/// <summary>How long transcripts are kept, and how long they may get: settings <c>Transcripts__*</c>.</summary>
public sealed class TranscriptOptions
{
    /// <summary>How long a transcript is kept, in seconds.</summary>
    [Range(1, 30 * 24 * 3600)]
    public int KeepSeconds { get; set; } = 24 * 3600;

    /// <summary>The longest transcript, in bytes; of longer ones the middle is left out.</summary>
    [Range(16 * 1024, 4 * 1024 * 1024)]
    public int MaxBytes { get; set; } = 256 * 1024;

    /// <summary>How long a transcript is kept.</summary>
    public TimeSpan Keep => TimeSpan.FromSeconds(KeepSeconds);
}
