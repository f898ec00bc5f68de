using System.Text.Json.Serialization;

namespace MailFunctions.Checking.Transcripts;

/// <summary>What was recorded.</summary>
public enum TranscriptKind
{
    /// <summary>A connection test.</summary>
    [JsonStringEnumMemberName("test")]
    Test,

    /// <summary>A check.</summary>
    [JsonStringEnumMemberName("check")]
    Check,
}
