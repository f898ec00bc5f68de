namespace MailFunctions.Webhooks.Delivery;

/// <summary>When deliveries are tried again: the schedule that the Standard Webhooks specification proposes, for a little more than a day.</summary>
internal static class RetrySchedule
{
    private const double Jitter = 0.1;
    private static readonly TimeSpan LongestWish = TimeSpan.FromHours(10);
    private static readonly TimeSpan LongestProbe = TimeSpan.FromMinutes(5);
    private static readonly TimeSpan FirstProbe = TimeSpan.FromSeconds(5);

    private static readonly TimeSpan[] Waits =
    [
        TimeSpan.FromSeconds(5), TimeSpan.FromMinutes(5), TimeSpan.FromMinutes(30), TimeSpan.FromHours(2), TimeSpan.FromHours(5),
        TimeSpan.FromHours(10), TimeSpan.FromHours(10),
    ];

    /// <summary>How often a delivery is tried at most.</summary>
    public static int Attempts => Waits.Length + 1;

    /// <summary>How long a delivery waits.</summary>
    /// <param name="failed">How many attempts have failed.</param>
    /// <param name="wish">How long the receiver asked for.</param>
    /// <returns>The wait, a little longer than planned so that deliveries do not march in step; <see langword="null"/> after the last attempt.</returns>
    public static TimeSpan? After(int failed, TimeSpan? wish)
    {
        if (failed > Waits.Length)
        {
            return null;
        }

        var wait = Waits[failed - 1] * (1 + (Jitter * Random.Shared.NextDouble()));
        return wish is { } asked && Bounded(asked) > wait ? Bounded(asked) : wait;
    }

    /// <summary>How long a receiver to which nothing comes through is left alone by all its deliveries.</summary>
    public static TimeSpan ProbeAfter(int failures)
    {
        var wait = FirstProbe * Math.Pow(2, Math.Min(failures - 1, 10));
        return (wait < LongestProbe ? wait : LongestProbe) * (1 - (Jitter * Random.Shared.NextDouble()));
    }

    /// <summary>What a receiver asked for, as far as it is granted.</summary>
    public static TimeSpan Bounded(TimeSpan wish) => wish < LongestWish ? wish : LongestWish;
}
