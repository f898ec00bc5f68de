namespace MailFunctions.Checking;

/// <summary>How a connection test went.</summary>
/// <param name="Steps">The steps in their order.</param>
public sealed record ConnectionTestResult(IReadOnlyList<TestStep> Steps)
{
    /// <summary>Whether every step succeeded.</summary>
    public bool Ok => Steps.All(step => step.Outcome == StepOutcome.Ok);
}
