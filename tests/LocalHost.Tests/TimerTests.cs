using System.Globalization;
using MailFunctions.LocalHost.Timers;

namespace LocalHost.Tests;

/// <summary>Timer triggers, held to what is documented of the real host.</summary>
public sealed class TimerTests
{
    [Theory]
    [InlineData("0 */5 * * * *", "2026-11-23T10:02:30Z", "2026-11-23T10:05:00Z")]
    [InlineData("0 0 * * * *", "2026-11-23T10:00:00Z", "2026-11-23T11:00:00Z")]
    [InlineData("30 15 9 * * 1-5", "2026-11-27T09:15:30Z", "2026-11-30T09:15:30Z")]
    [InlineData("*/10 * * * * *", "2026-12-31T23:59:55Z", "2027-01-01T00:00:00Z")]
    [InlineData("0 0 0 29 2 *", "2026-01-01T00:00:00Z", "2028-02-29T00:00:00Z")]
    [InlineData("*/5 * * * *", "2026-11-23T10:02:30Z", "2026-11-23T10:05:00Z")]
    [InlineData("00:30:00", "2026-11-23T10:02:30Z", "2026-11-23T10:32:30Z")]
    public void Schedule_has_its_next_occurrence(string schedule, string after, string next) =>
        TimerSchedule.Parse(schedule).After(Time(after)).ShouldBe(Time(next));

    [Theory]
    [InlineData("")]
    [InlineData("often")]
    [InlineData("60 * * * * *")]
    [InlineData("* * * * * * *")]
    [InlineData("-00:01:00")]
    public void Malformed_schedule_is_refused(string schedule) =>
        Should.Throw<FormatException>(() => TimerSchedule.Parse(schedule));

    [Theory]
    [InlineData("AzureWebJobs.LongerThanASecond.Disabled")]
    [InlineData("AzureWebJobs_LongerThanASecond_Disabled")]
    public async Task Function_that_a_setting_disables_does_not_run(string setting)
    {
        await using var app = await TestApp.StartAsync((setting, "true"));

        await app.LineAsync("tick", 3);

        app.Journal.ShouldNotContain(line => line.StartsWith("long", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Run_that_is_longer_than_the_interval_is_not_overlapped()
    {
        await using var app = await TestApp.StartAsync();

        await app.LineAsync("long ends", 3);

        var steps = app.Journal.Where(line => line.StartsWith("long", StringComparison.Ordinal)).Select(line => line.Split(' ')[1]).ToList();
        steps.Where((_, index) => index % 2 == 0).ShouldAllBe(step => step == "begins");
        steps.Where((_, index) => index % 2 == 1).ShouldAllBe(step => step == "ends");
    }

    [Fact]
    public async Task Occurrence_missed_while_no_process_ran_is_made_up_for_once()
    {
        await using var app = await TestApp.StartAsync(("Schedule", "*/2 * * * * *"));
        await app.LineAsync("tick in time");
        await app.Process.StopAsync();
        var stoppedAt = DateTimeOffset.UtcNow;
        await Wait.UntilAsync(() => Task.FromResult(DateTimeOffset.UtcNow > stoppedAt.AddSeconds(3)), "an occurrence is missed");
        var before = app.Journal.Count;

        await app.AddProcessAsync(("Schedule", "*/2 * * * * *"));
        await app.LineAsync("tick in time", app.Journal.Take(before).Count(line => line.StartsWith("tick in time", StringComparison.Ordinal)) + 1);

        var ticks = app.Journal.Skip(before).Where(line => line.StartsWith("tick", StringComparison.Ordinal)).ToList();
        ticks[0].ShouldStartWith("tick past due");
        ticks.Count(tick => tick.StartsWith("tick past due", StringComparison.Ordinal)).ShouldBe(1);
    }

    [Fact]
    public async Task One_process_of_two_runs_the_timer_and_the_other_takes_over_when_it_is_killed()
    {
        await using var app = await TestApp.StartAsync();
        await app.LineAsync("tick", 1);
        await app.AddProcessAsync();
        await app.LineAsync("tick", 4);
        Owners(app).Count.ShouldBe(1);

        await app.Process.KillAsync();
        await Wait.UntilAsync(() => Task.FromResult(Owners(app).Count == 2), "the other process takes over");
    }

    private static HashSet<string> Owners(TestApp app) =>
        [.. app.Journal.Where(line => line.StartsWith("tick", StringComparison.Ordinal)).Select(line => line.Split(' ')[^1])];

    private static DateTimeOffset Time(string text) => DateTimeOffset.Parse(text, CultureInfo.InvariantCulture);
}
