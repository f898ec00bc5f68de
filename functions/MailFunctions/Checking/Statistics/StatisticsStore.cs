using System.Globalization;
using System.Text.Json;
using Azure;
using Azure.Data.Tables;
using MailFunctions.Http;
using MailFunctions.Storage;

namespace MailFunctions.Checking.Statistics;

/// <summary>
/// The table <c>Statistics</c>: for each day a partition with a row for every hour of every instance, until they are summed up; and one with a
/// total for each day.
/// </summary>
public sealed class StatisticsStore(TableServiceClient tables)
{
    /// <summary>The table's name.</summary>
    public const string Table = "Statistics";

    // Sorts after all days.
    private const string Totals = "totals";
    private const string DayFormat = "yyyyMMdd";
    private static readonly string[] Sums = ["PartitionKey", "RowKey", nameof(HourOfChecks.Messages), nameof(HourOfChecks.Bytes)];
    private readonly TableClient _table = tables.GetTableClient(Table);

    /// <summary>Writes an hour of an instance in place of what was written of it before.</summary>
    public Task WriteAsync(string instance, HourOfChecks hour, CancellationToken cancellationToken)
    {
        var entity = new TableEntity(Key(DateOnly.FromDateTime(hour.Hour.UtcDateTime)), HourKey(hour.Hour.UtcDateTime.Hour) + ":" + instance)
        {
            [nameof(HourOfChecks.Succeeded)] = JsonSerializer.Serialize(hour.Succeeded, Json.Options),
            [nameof(HourOfChecks.Failed)] = JsonSerializer.Serialize(hour.Failed, Json.Options),
            [nameof(HourOfChecks.Messages)] = hour.Messages,
            [nameof(HourOfChecks.Bytes)] = hour.Bytes,
        };
        return _table.UpsertEntityAsync(entity, TableUpdateMode.Replace, cancellationToken);
    }

    /// <summary>The hours of a day, of every instance, from one on.</summary>
    public IAsyncEnumerable<HourOfChecks> HoursAsync(DateOnly day, int from, CancellationToken cancellationToken)
    {
        var filter = TableClient.CreateQueryFilter($"PartitionKey eq {Key(day)} and RowKey ge {HourKey(from)}");
        return _table.QueryAsync<TableEntity>(filter, null, null, cancellationToken).Select(Hour);
    }

    /// <summary>The hours of all days, oldest first, without their minutes.</summary>
    public IAsyncEnumerable<HourOfChecks> AllHoursAsync(CancellationToken cancellationToken) =>
        _table.QueryAsync<TableEntity>(TableClient.CreateQueryFilter($"PartitionKey lt {Totals}"), null, Sums, cancellationToken).Select(Hour);

    /// <summary>Deletes the hours of a day.</summary>
    public async Task DeleteHoursAsync(DateOnly day, CancellationToken cancellationToken)
    {
        var rows = _table.QueryAsync<TableEntity>(TableClient.CreateQueryFilter($"PartitionKey eq {Key(day)}"), null, ["PartitionKey", "RowKey"], cancellationToken);
        await foreach (var page in rows.AsPages().WithCancellation(cancellationToken))
        {
            await _table.DeleteRowsAsync(page.Values, cancellationToken);
        }
    }

    /// <summary>The totals of the days from one on, oldest first.</summary>
    public IAsyncEnumerable<DayTotal> TotalsAsync(DateOnly from, CancellationToken cancellationToken)
    {
        var filter = TableClient.CreateQueryFilter($"PartitionKey eq {Totals} and RowKey ge {Key(from)}");
        return _table.QueryAsync<TableEntity>(filter, null, null, cancellationToken).Select(Total);
    }

    /// <summary>Writes a day's total.</summary>
    /// <returns>Whether it was written; not if it changed since it was read.</returns>
    public async Task<bool> WriteTotalAsync(DayTotal total, CancellationToken cancellationToken)
    {
        var entity = new TableEntity(Totals, Key(total.Day))
        {
            [nameof(DayTotal.Messages)] = total.Messages,
            [nameof(DayTotal.Bytes)] = total.Bytes,
            [nameof(DayTotal.Through)] = total.Through,
            [nameof(DayTotal.IsClosed)] = total.IsClosed,
        };
        try
        {
            await (total.ETag == default
                ? _table.AddEntityAsync(entity, cancellationToken)
                : _table.UpdateEntityAsync(entity, total.ETag, TableUpdateMode.Replace, cancellationToken));
            return true;
        }
        catch (RequestFailedException exception) when (exception.Status is 404 or 409 or 412)
        {
            return false;
        }
    }

    /// <summary>Deletes the totals of the days before a day.</summary>
    /// <returns>How many.</returns>
    public async Task<int> PurgeTotalsAsync(DateOnly day, CancellationToken cancellationToken)
    {
        var filter = TableClient.CreateQueryFilter($"PartitionKey eq {Totals} and RowKey lt {Key(day)}");
        var rows = await _table.QueryAsync<TableEntity>(filter, null, ["PartitionKey", "RowKey"], cancellationToken).ToListAsync(cancellationToken);
        return await _table.DeleteRowsAsync(rows, cancellationToken);
    }

    private static string Key(DateOnly day) => day.ToString(DayFormat, CultureInfo.InvariantCulture);

    private static DateOnly Day(string key) => DateOnly.ParseExact(key, DayFormat, CultureInfo.InvariantCulture);

    private static string HourKey(int hour) => hour.ToString("D2", CultureInfo.InvariantCulture);

    private static HourOfChecks Hour(TableEntity entity) => new(
        new(Day(entity.PartitionKey).ToDateTime(new(int.Parse(entity.RowKey.AsSpan(0, 2), NumberStyles.None, CultureInfo.InvariantCulture), 0)), TimeSpan.Zero),
        Minutes(entity.GetString(nameof(HourOfChecks.Succeeded))),
        Minutes(entity.GetString(nameof(HourOfChecks.Failed))),
        entity.GetInt64(nameof(HourOfChecks.Messages)) ?? 0,
        entity.GetInt64(nameof(HourOfChecks.Bytes)) ?? 0);

    private static int[] Minutes(string? text) => text is null ? [] : JsonSerializer.Deserialize<int[]>(text, Json.Options)!;

    private static DayTotal Total(TableEntity entity) => new(
        Day(entity.RowKey),
        entity.GetInt64(nameof(DayTotal.Messages)) ?? 0,
        entity.GetInt64(nameof(DayTotal.Bytes)) ?? 0,
        entity.GetInt32(nameof(DayTotal.Through)) ?? 0,
        entity.GetBoolean(nameof(DayTotal.IsClosed)) ?? false,
        entity.ETag);
}
