using MailFunctions.Accounts;
using MailFunctions.Checking.Connecting;

namespace MailFunctions.Checking;

/// <summary>A step of a connection test, as the API shows it.</summary>
/// <param name="Step">The step.</param>
/// <param name="Outcome">How it went.</param>
/// <param name="Milliseconds">How long it took; <see langword="null"/> if it was skipped or still runs.</param>
/// <param name="Detail">What was found, for people.</param>
/// <param name="Error">Why it failed, and what to do about it.</param>
public sealed record TestStep(CheckStep Step, StepOutcome Outcome, double? Milliseconds, string? Detail, CheckError? Error)
{
    /// <summary>The step as it begins.</summary>
    public static TestStep Begun(CheckStep step) => new(step, StepOutcome.Running, null, null, null);

    /// <summary>The step as it went; skipped if it did not.</summary>
    public static TestStep Of(CheckStep step, StepResult? result) => result is null
        ? new(step, StepOutcome.Skipped, null, null, null)
        : new(
            step,
            result.Error is null ? StepOutcome.Ok : StepOutcome.Failed,
            Math.Round(result.Duration.TotalMilliseconds, 1),
            result.Detail,
            result.Error);
}
