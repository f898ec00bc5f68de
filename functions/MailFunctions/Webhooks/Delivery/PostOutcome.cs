namespace MailFunctions.Webhooks.Delivery;

/// <summary>How an attempt went.</summary>
/// <param name="Verdict">What it means.</param>
/// <param name="Attempt">What is remembered of it.</param>
/// <param name="RetryAfter">How long the receiver wants to be left alone; <see langword="null"/> if it did not say.</param>
internal sealed record PostOutcome(PostVerdict Verdict, DeliveryAttempt Attempt, TimeSpan? RetryAfter = null);
