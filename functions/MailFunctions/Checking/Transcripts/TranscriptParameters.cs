using System.ComponentModel;

namespace MailFunctions.Checking.Transcripts;

/// <summary>Whether a transcript is asked for.</summary>
public sealed record TranscriptParameters
{
    /// <summary>Whether what is said to the server and by it is written down.</summary>
    [DefaultValue(false)]
    public bool? Transcript { get; init; }
}
