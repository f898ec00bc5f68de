using Azure;

namespace MailFunctions.Checking.Statistics;

/// <summary>What all checks of a day stored, as far as its hours are summed up.</summary>
/// <param name="Day">The day, UTC.</param>
/// <param name="Messages">How many messages.</param>
/// <param name="Bytes">How many bytes these have.</param>
/// <param name="Through">Up to which hour of the day, from 0 to 24, not included.</param>
/// <param name="IsClosed">Whether it is final: its hours are being deleted, and not to be summed up again.</param>
/// <param name="ETag">The row's ETag; empty before it is written.</param>
public sealed record DayTotal(DateOnly Day, long Messages, long Bytes, int Through, bool IsClosed = false, ETag ETag = default)
{
    /// <summary>How many hours a day has, UTC.</summary>
    public const int Hours = 24;

    /// <summary>The same with an hour's messages.</summary>
    public DayTotal With(HourOfChecks hour) => hour.Hour.Hour < Through
        ? this with { Messages = Messages + hour.Messages, Bytes = Bytes + hour.Bytes }
        : this;
}
