using System.Text.Json.Serialization;
using MailFunctions.Checking.Transcripts;

namespace MailFunctions.Checking;

/// <summary>How a connection test went.</summary>
/// <param name="Steps">The steps in their order.</param>
public sealed record ConnectionTestResult(IReadOnlyList<TestStep> Steps)
{
    /// <summary>What was said, if somebody asked for it.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Transcript { get; init; }

    /// <summary>Under which name the account keeps that for a while, if the account is a saved one.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public TranscriptId? TranscriptId { get; init; }

    /// <summary>Whether every step succeeded.</summary>
    public bool Ok => Steps.All(step => step.Outcome == StepOutcome.Ok);
}
