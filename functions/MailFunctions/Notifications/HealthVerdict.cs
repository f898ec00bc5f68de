namespace MailFunctions.Notifications;

/// <summary>What to do about an account's health.</summary>
/// <param name="Kind">Whether people are told.</param>
/// <param name="Trouble">What ails it.</param>
public sealed record HealthVerdict(HealthVerdictKind Kind, Trouble Trouble = Trouble.None)
{
    /// <summary>There is nothing to tell, or not yet.</summary>
    public static HealthVerdict Nothing { get; } = new(HealthVerdictKind.Nothing);

    /// <summary>What is known of it is of no use any more.</summary>
    public static HealthVerdict Forget { get; } = new(HealthVerdictKind.Forget);
}
