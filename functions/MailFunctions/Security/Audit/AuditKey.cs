using System.Buffers.Text;
using System.Globalization;
using System.Security.Cryptography;
using MailFunctions.Storage;

namespace MailFunctions.Security.Audit;

/// <summary>Where a record is in the table: a partition for each day, newest day first, and in it the newest record first.</summary>
/// <param name="Row">The record's row key, which is its id.</param>
internal readonly record struct AuditKey(string Row)
{
    // Sorts after all characters of ids, so that an outcome follows its record.
    private const string OutcomeMark = "~";
    private const char Separator = '-';
    private const int RandomBytes = 9;
    private const int Length = TimeKeys.NewestFirstLength + 1 + (RandomBytes * 4 / 3);

    /// <summary>When the record began, UTC.</summary>
    public DateTimeOffset Time => TimeKeys.FromNewestFirst(Row.AsSpan(0, TimeKeys.NewestFirstLength));

    /// <summary>The record's partition.</summary>
    public string Partition => PartitionOf(Time);

    /// <summary>The row key of its outcome.</summary>
    public string OutcomeRow => Row + OutcomeMark;

    /// <summary>The key of a new record.</summary>
    public static AuditKey New(DateTimeOffset time) =>
        new(TimeKeys.NewestFirst(time) + Separator + Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(RandomBytes)));

    /// <summary>Reads an id back; <see langword="null"/> if it is none.</summary>
    public static AuditKey? Of(string? id) =>
        id is { Length: Length } && id[TimeKeys.NewestFirstLength] == Separator &&
        long.TryParse(id.AsSpan(0, TimeKeys.NewestFirstLength), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var ticks) &&
        ticks >= 0 && ticks <= DateTimeOffset.MaxValue.UtcTicks
            ? new AuditKey(id)
            : null;

    /// <summary>The partition of a time's day.</summary>
    public static string PartitionOf(DateTimeOffset time) => TimeKeys.NewestFirst(new(time.UtcDateTime.Date, TimeSpan.Zero));

    /// <summary>The end of the rows of a moment: later ones are before it, earlier ones after it.</summary>
    public static string EndOf(DateTimeOffset time) => TimeKeys.NewestFirst(time) + OutcomeMark;

    /// <summary>Whether a row is an outcome.</summary>
    public static bool IsOutcome(string row) => row.EndsWith(OutcomeMark, StringComparison.Ordinal);
}
