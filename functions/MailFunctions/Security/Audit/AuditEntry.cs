namespace MailFunctions.Security.Audit;

/// <summary>What is to be recorded.</summary>
/// <param name="Action">What is done.</param>
/// <param name="Target">On what: see <see cref="AuditTarget"/>.</param>
/// <param name="Before">What it was like; <see langword="null"/> if it is new or is not changed. Written as JSON, so it must have no secret.</param>
/// <param name="After">What it is to be like; <see langword="null"/> if it is deleted or not changed.</param>
public sealed record AuditEntry(AuditAction Action, string Target, object? Before = null, object? After = null)
{
    /// <summary>The secrets that are given with it, by their names in the request, never with what they are.</summary>
    public IReadOnlyList<string> Secrets { get; init; } = [];

    /// <summary>What else there is to say about it.</summary>
    public string? Detail { get; init; }
}
