using MailFunctions.Accounts.Health;

namespace MailFunctions.Notifications;

/// <summary>When people are told of an account's health: once for each change that lasts, and less of accounts that come and go.</summary>
public static class HealthRules
{
    // How long the state of an account that comes and goes must last until people hear of it again.
    private static readonly TimeSpan FlappingRest = TimeSpan.FromHours(1);

    /// <summary>What to do about an account's health.</summary>
    /// <param name="note">What is known of it.</param>
    /// <param name="overdueSince">Since when it should have been checked, UTC; <see langword="null"/> if it is not overdue.</param>
    /// <param name="told">What people were told.</param>
    /// <param name="settings">What people want to hear.</param>
    /// <param name="now">The time, UTC.</param>
    public static HealthVerdict Judge(HealthNote note, DateTimeOffset? overdueSince, ToldHealth told, NotificationSettings settings, DateTimeOffset now)
    {
        if (note.Health == AccountHealth.Retired)
        {
            return HealthVerdict.Forget;
        }

        var (trouble, since) = Present(note, overdueSince);
        var lasted = now - (since ?? DateTimeOffset.MinValue);
        if (trouble == told.Trouble)
        {
            var isOver = trouble == Trouble.None && lasted >= FlappingRest && !told.Changes.Any(change => now - change < ToldHealth.FlappingSpan);
            return isOver ? HealthVerdict.Forget : HealthVerdict.Nothing;
        }

        var rest = told.IsFlapping ? FlappingRest : trouble == Trouble.Failing ? settings.Grace : TimeSpan.Zero;
        if (lasted < rest)
        {
            return HealthVerdict.Nothing;
        }

        return new(trouble == Trouble.None && !settings.Recoveries ? HealthVerdictKind.Keep : HealthVerdictKind.Tell, trouble);
    }

    private static (Trouble Trouble, DateTimeOffset? Since) Present(HealthNote note, DateTimeOffset? overdueSince) => note.Health switch
    {
        AccountHealth.Failing => (Trouble.Failing, note.Since),
        AccountHealth.Suspended => (Trouble.Suspended, note.Since),
        _ when overdueSince is not null => (Trouble.Overdue, overdueSince),
        _ => (Trouble.None, note.Since),
    };
}
