namespace MailFunctions.Checking.Statistics;

/// <summary>What the checks that ended in one hour did.</summary>
/// <param name="Hour">When the hour began, UTC.</param>
/// <param name="Succeeded">How many succeeded in each of its 60 minutes.</param>
/// <param name="Failed">How many failed in each of its 60 minutes.</param>
/// <param name="Messages">How many messages they stored.</param>
/// <param name="Bytes">How many bytes these messages have.</param>
public sealed record HourOfChecks(DateTimeOffset Hour, IReadOnlyList<int> Succeeded, IReadOnlyList<int> Failed, long Messages, long Bytes)
{
    /// <summary>How many checks they are.</summary>
    public int Checks => Succeeded.Sum() + Failed.Sum();

    /// <summary>The beginning of the hour that a time is in, UTC.</summary>
    public static DateTimeOffset HourOf(DateTimeOffset time) => new(time.UtcTicks - (time.UtcTicks % TimeSpan.TicksPerHour), TimeSpan.Zero);
}
