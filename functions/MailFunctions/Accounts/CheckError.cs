namespace MailFunctions.Accounts;

/// <summary>Why a check failed.</summary>
/// <param name="Code">The kind of failure, for programs.</param>
/// <param name="Step">The step of the check that failed.</param>
/// <param name="Message">What happened and what to do about it, for people.</param>
/// <param name="ServerAnswer">What the server said, shortened and without control characters; <see langword="null"/> if it said nothing.</param>
public sealed record CheckError(CheckErrorCode Code, CheckStep Step, string Message, string? ServerAnswer = null);
