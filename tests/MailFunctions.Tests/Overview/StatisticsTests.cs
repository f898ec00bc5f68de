using System.Collections.Concurrent;
using Azure.Data.Tables;
using MailFunctions.Checking;
using MailFunctions.Checking.Statistics;
using MailFunctions.Overview;
using MailFunctions.Tests.Faults;
using MailFunctions.Tests.Infrastructure;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;

namespace MailFunctions.Tests.Overview;

/// <summary>What instances count of their checks, over days.</summary>
public sealed class StatisticsTests
{
    private const int Instances = 3;
    private static readonly DateTimeOffset Start = new(2026, 1, 1, 0, 30, 0, TimeSpan.Zero);

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Days_are_summed_up_and_read_the_same_before_and_after_however_many_instances_there_are()
    {
        await using var azurite = await AzuriteServer.StartAsync();
        using var folder = new TemporaryFolder();
        var clock = new FakeTimeProvider(Start);
        await using var services = await InProcess.StartAsync(azurite, null, clock, folder.Path);
        var (store, sums) = (services.GetRequiredService<StatisticsStore>(), services.GetRequiredService<StatisticsSums>());
        var recent = new RecentChecks(store, clock);
        for (var day = 0; day < 40; day++)
        {
            var messages = 0;
            foreach (var hour in new[] { 0, 1, 23 })
            {
                // Half past, and read in the hour after it; that of the last on the day after it.
                var at = Start.AddDays(day).AddHours(hour);
                clock.SetUtcNow(at.AddMinutes(50));
                for (var instance = 0; instance < Instances; instance++)
                {
                    await store.WriteAsync($"{Guid.NewGuid():N}", Hour(at, day + 1), Stop);
                    messages += day + 1;
                }

                var (minutes, before) = await recent.ReadAsync(Stop);
                before.ShouldContain(new DayOfMessages(DateOnly.FromDateTime(at.UtcDateTime), messages, 10 * messages));
                minutes.Where(minute => minute.Succeeded + minute.Failed > 0).ShouldBe([new(at, Instances, 0)]);
                await sums.RunAsync(Stop);
                (await recent.ReadAsync(Stop)).Days.ShouldBe(before);
                (await recent.ReadAsync(Stop)).Minutes.ShouldBe(minutes);
            }
        }

        // Yesterday is still there by the hour; the totals as long as they are kept.
        var rows = await RowsAsync(azurite);
        rows.Count(row => row.PartitionKey != "totals").ShouldBe(3 * Instances);
        rows.Count(row => row.PartitionKey == "totals").ShouldBe(35);
        await sums.RunAsync(Stop);
        (await RowsAsync(azurite)).Select(Text).ShouldBe(rows.Select(Text));
    }

    [Fact]
    public async Task Hour_that_is_written_late_is_summed_up_and_a_day_that_is_closed_stays_so()
    {
        await using var azurite = await AzuriteServer.StartAsync();
        using var folder = new TemporaryFolder();
        var clock = new FakeTimeProvider(Start.AddDays(1));
        await using var services = await InProcess.StartAsync(azurite, null, clock, folder.Path);
        var (store, sums) = (services.GetRequiredService<StatisticsStore>(), services.GetRequiredService<StatisticsSums>());
        var recent = new RecentChecks(store, clock);

        await store.WriteAsync("one", Hour(Start, messages: 1), Stop);
        await sums.RunAsync(Stop);
        await store.WriteAsync("late", Hour(Start, messages: 10), Stop);
        await sums.RunAsync(Stop);
        (await recent.ReadAsync(Stop)).Days[^2].Messages.ShouldBe(11);

        clock.Advance(TimeSpan.FromDays(1));
        await sums.RunAsync(Stop);
        await store.WriteAsync("too late", Hour(Start, messages: 100), Stop);
        await sums.RunAsync(Stop);
        (await recent.ReadAsync(Stop)).Days[^3].Messages.ShouldBe(11);
        (await RowsAsync(azurite)).ShouldHaveSingleItem().PartitionKey.ShouldBe("totals");
    }

    [Fact]
    public async Task What_could_not_be_written_is_said_once_and_made_up_for()
    {
        await using var azurite = await AzuriteServer.StartAsync();
        using var folder = new TemporaryFolder();
        var faults = new FaultPolicy();
        var clock = new FakeTimeProvider(Start);
        await using var services = await InProcess.StartAsync(azurite, faults, clock, folder.Path);
        var (tally, store, log) = (services.GetRequiredService<CheckTally>(), services.GetRequiredService<StatisticsStore>(), new Journal());
        using var writer = new StatisticsWriter(tally, store, services.GetRequiredService<IOptions<StatisticsOptions>>(), clock, log);
        await writer.StartAsync(Stop);
        faults.Arm(FaultKind.Gone, 1);

        tally.Add(Run(stored: 1));
        await TickUntilAsync(() => log.Levels.Count == 1);
        faults.Arm(FaultKind.Gone, 1);
        tally.Add(Run(stored: 1));
        await TickUntilAsync(() => faults.IsMet);
        faults.Disarm();
        await TickUntilAsync(() => tally.Unwritten().Count == 0);
        tally.Add(Run(stored: 1));
        await writer.StopAsync(Stop);

        log.Levels.ShouldBe([LogLevel.Warning]);
        var hour = (await store.HoursAsync(DateOnly.FromDateTime(Start.UtcDateTime), 0, Stop).ToListAsync(Stop)).ShouldHaveSingleItem();
        (hour.Messages, hour.Bytes, hour.Succeeded[30], hour.Failed.Sum()).ShouldBe((3, 30, 3, 0));

        async Task TickUntilAsync(Func<bool> condition) => await Wait.UntilAsync(
            () =>
            {
                clock.Advance(TimeSpan.FromSeconds(30));
                return Task.FromResult(condition());
            },
            "the writer had its turn",
            seconds: 60);
    }

    private static HourOfChecks Hour(DateTimeOffset at, int messages)
    {
        var tally = new HourTally(HourOfChecks.HourOf(at));
        tally.Add(Run(messages, at));
        return tally.Copy();
    }

    private static CheckRun Run(int stored, DateTimeOffset? at = null) =>
        new() { StartedAt = at ?? Start, EndedAt = at ?? Start, Stored = stored, BytesStored = 10 * stored };

    private static async Task<List<TableEntity>> RowsAsync(AzuriteServer azurite) =>
        await new TableServiceClient(azurite.ConnectionString).GetTableClient(StatisticsStore.Table).QueryAsync<TableEntity>(cancellationToken: Stop).ToListAsync(Stop);

    private sealed class Journal : ILogger<StatisticsWriter>
    {
        public ConcurrentQueue<LogLevel> Levels { get; } = [];

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) => Levels.Enqueue(logLevel);
    }

    private static string Text(TableEntity row) => $"{row.PartitionKey} {row.RowKey} {row["Messages"]} {row["Bytes"]}";
}
