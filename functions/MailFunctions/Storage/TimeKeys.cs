using System.Globalization;

namespace MailFunctions.Storage;

/// <summary>Times within row keys, which sort as texts.</summary>
public static class TimeKeys
{
    /// <summary>How many characters <see cref="NewestFirst"/> gives.</summary>
    public const int NewestFirstLength = 16;

    private const string Format = "yyyyMMdd'T'HHmmssfff'Z'";

    /// <summary>A time for rows that sort with it, in whole milliseconds.</summary>
    public static string OldestFirst(DateTimeOffset time) => time.UtcDateTime.ToString(Format, CultureInfo.InvariantCulture);

    /// <summary>The time back from <see cref="OldestFirst"/>, UTC.</summary>
    public static DateTimeOffset FromOldestFirst(string key) =>
        DateTimeOffset.ParseExact(key, Format, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal);

    /// <summary>A time for rows of which later ones sort before earlier ones: lower-case hexadecimal digits.</summary>
    public static string NewestFirst(DateTimeOffset time) =>
        (DateTimeOffset.MaxValue.UtcTicks - time.UtcTicks).ToString("x16", CultureInfo.InvariantCulture);

    /// <summary>The time back from <see cref="NewestFirst"/>, UTC.</summary>
    public static DateTimeOffset FromNewestFirst(ReadOnlySpan<char> key) =>
        new(DateTimeOffset.MaxValue.UtcTicks - long.Parse(key, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture), TimeSpan.Zero);

    /// <summary>A time as <see cref="OldestFirst"/> holds it: whole milliseconds, UTC.</summary>
    public static DateTimeOffset Rounded(DateTimeOffset time) => new(time.UtcTicks - (time.UtcTicks % TimeSpan.TicksPerMillisecond), TimeSpan.Zero);
}
