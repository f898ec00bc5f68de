using System.Globalization;
using Azure;
using Azure.Data.Tables;

namespace MailFunctions.Reports.Schedules;

/// <summary>
/// The due markers of the table <c>ReportSchedules</c>. One is written before the schedule that wants it, so that none is ever missing; one
/// that its schedule does not want (any more) is found out when it is due.
/// </summary>
public sealed class ReportMarkers(TableServiceClient tables)
{
    private const string Partition = "due";
    private const string TimeFormat = "yyyyMMdd'T'HHmmss'Z'";
    private readonly TableClient _table = tables.GetTableClient(ReportScheduleStore.Table);

    /// <summary>Writes a marker; one that is there already stays.</summary>
    public Task AddAsync(ReportMarker marker, CancellationToken cancellationToken) =>
        _table.UpsertEntityAsync(new TableEntity(Partition, Key(marker)), TableUpdateMode.Replace, cancellationToken);

    /// <summary>Deletes a marker.</summary>
    public Task DeleteAsync(ReportMarker marker, CancellationToken cancellationToken) =>
        _table.DeleteEntityAsync(Partition, Key(marker), ETag.All, cancellationToken);

    /// <summary>The markers up to a time, the longest due first.</summary>
    public IAsyncEnumerable<ReportMarker> DueAsync(DateTimeOffset now, CancellationToken cancellationToken)
    {
        var filter = TableClient.CreateQueryFilter($"PartitionKey eq {Partition} and RowKey lt {Time(now.AddSeconds(1))}");
        return _table.QueryAsync<TableEntity>(filter, null, ["RowKey"], cancellationToken).Select(row => Read(row.RowKey));
    }

    private static string Key(ReportMarker marker) => $"{Time(marker.DueAt)}:{marker.ScheduleId}";

    private static string Time(DateTimeOffset time) => time.UtcDateTime.ToString(TimeFormat, CultureInfo.InvariantCulture);

    private static ReportMarker Read(string key)
    {
        var colon = key.IndexOf(':', StringComparison.Ordinal);
        var time = DateTime.ParseExact(key[..colon], TimeFormat, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal);
        return new(key[(colon + 1)..], new(time, TimeSpan.Zero));
    }
}
