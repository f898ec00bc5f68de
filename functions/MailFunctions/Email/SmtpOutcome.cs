namespace MailFunctions.Email;

/// <summary>What became of an e-mail.</summary>
/// <param name="Kind">Whether it was taken.</param>
/// <param name="Detail">What happened, for people; <see langword="null"/> if nothing is to be told.</param>
public sealed record SmtpOutcome(SmtpOutcomeKind Kind, string? Detail = null);
