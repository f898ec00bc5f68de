namespace MailFunctions.Webhooks.Delivery;

/// <summary>One try to deliver an event.</summary>
/// <param name="At">When it began, UTC.</param>
/// <param name="Milliseconds">How long it took, in milliseconds.</param>
/// <param name="StatusCode">What the receiver answered; <see langword="null"/> if it did not.</param>
/// <param name="Error">What went wrong, and what to do about it; <see langword="null"/> if nothing.</param>
/// <param name="Answer">The beginning of the answer's body in one line, without secrets; empty if there was none.</param>
public sealed record DeliveryAttempt(DateTimeOffset At, long Milliseconds, int? StatusCode, string? Error, string Answer);
