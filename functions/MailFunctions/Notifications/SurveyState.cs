using Azure;

namespace MailFunctions.Notifications;

/// <summary>How far looking after the accounts' health is.</summary>
/// <param name="Last">The last digest; <see langword="null"/> before the first.</param>
/// <param name="Next">The digest that a survey is gathering; <see langword="null"/> if none is under way.</param>
/// <param name="ETag">The row's ETag; empty before it is written.</param>
public sealed record SurveyState(string? Last = null, string? Next = null, ETag ETag = default);
