using Azure;
using MailFunctions.Email;
using MailFunctions.Reports.Exports;
using MailFunctions.Reports.Schedules;
using MailFunctions.Tests.Faults;
using MailFunctions.Tests.Infrastructure;
using Microsoft.Extensions.Time.Testing;

namespace MailFunctions.Tests.Reports;

/// <summary>Scheduled reports over time, with a clock of the test's own.</summary>
public sealed class DueReportsTests
{
    private static readonly DateTimeOffset Start = new(2026, 11, 24, 10, 0, 0, TimeSpan.Zero);

    private static readonly ReportScheduleDraft Daily = new() { Frequency = Frequency.Daily, Time = "07:30", TimeZone = "Europe/Berlin" };

    [Fact]
    public async Task Over_two_years_each_report_is_made_once_at_its_time()
    {
        await using var azurite = await AzuriteServer.StartAsync();
        var clock = new FakeTimeProvider(Start);
        await using var reporter = await Reporter.StartAsync(azurite, clock);
        var schedule = await reporter.CreateAsync(new() { Frequency = Frequency.Monthly, Time = "08:00", DayOfMonth = 30, TimeZone = "America/New_York" });

        while (clock.GetUtcNow() < Start.AddYears(2))
        {
            clock.Advance(TimeSpan.FromHours(8));
            await reporter.WorkAsync();
        }

        var runs = await reporter.RunsAsync(schedule);
        runs.ShouldAllBe(run => run.Status == ExportStatus.Ready && run.Trigger == ReportTrigger.Schedule);
        runs.Select(run => run.ScheduledFor.ToString("yyyy-MM-dd HH", null)).ShouldBe(
        [
            "2026-11-30 13", "2026-12-30 13", "2027-01-30 13", "2027-02-28 13", "2027-03-30 12", "2027-04-30 12", "2027-05-30 12", "2027-06-30 12",
            "2027-07-30 12", "2027-08-30 12", "2027-09-30 12", "2027-10-30 12", "2027-11-30 13", "2027-12-30 13", "2028-01-30 13", "2028-02-29 13",
            "2028-03-30 12", "2028-04-30 12", "2028-05-30 12", "2028-06-30 12", "2028-07-30 12", "2028-08-30 12", "2028-09-30 12", "2028-10-30 12",
        ]);
    }

    [Fact]
    public async Task What_was_missed_is_made_once_and_late()
    {
        await using var azurite = await AzuriteServer.StartAsync();
        var clock = new FakeTimeProvider(Start);
        await using var reporter = await Reporter.StartAsync(azurite, clock);
        var schedule = await reporter.CreateAsync(Daily);

        clock.Advance(TimeSpan.FromDays(10));
        await reporter.WorkAsync();
        await reporter.WorkAsync();
        (await reporter.RunsAsync(schedule)).ShouldHaveSingleItem().ScheduledFor.ShouldBe(new(2026, 11, 25, 6, 30, 0, TimeSpan.Zero));

        clock.Advance(TimeSpan.FromDays(1));
        await reporter.WorkAsync();
        (await reporter.RunsAsync(schedule))[^1].ScheduledFor.ShouldBe(new(2026, 12, 5, 6, 30, 0, TimeSpan.Zero));
    }

    [Fact]
    public async Task A_schedule_that_changed_is_made_at_its_new_times_only_and_a_disabled_or_deleted_one_not_at_all()
    {
        await using var azurite = await AzuriteServer.StartAsync();
        var clock = new FakeTimeProvider(Start);
        await using var reporter = await Reporter.StartAsync(azurite, clock);
        var changes = reporter.Get<ReportScheduleChanges>();
        var schedule = await reporter.CreateAsync(Daily);
        schedule = await UpdateAsync(Daily with { Time = "12:00" });

        clock.SetUtcNow(new(2026, 11, 25, 12, 0, 0, TimeSpan.Zero));
        await reporter.WorkAsync();
        (await reporter.RunsAsync(schedule)).ShouldHaveSingleItem().ScheduledFor.ShouldBe(new(2026, 11, 24, 11, 0, 0, TimeSpan.Zero));

        schedule = await UpdateAsync(Daily with { Enabled = false });
        clock.Advance(TimeSpan.FromDays(3));
        await reporter.WorkAsync();
        (await reporter.RunsAsync(schedule)).ShouldHaveSingleItem();

        schedule = await UpdateAsync(Daily);
        (await changes.DeleteAsync(schedule, Actors.Tests, TestContext.Current.CancellationToken)).ShouldBeNull();
        clock.Advance(TimeSpan.FromDays(3));
        await reporter.WorkAsync();
        (await reporter.RunsAsync(schedule)).ShouldBeEmpty();

        async Task<ReportSchedule> UpdateAsync(ReportScheduleDraft draft) =>
            (await changes.UpdateAsync(schedule, draft with { Name = schedule.Name }, Actors.Tests, TestContext.Current.CancellationToken)).Value!;
    }

    [Fact]
    public async Task Whichever_request_to_storage_is_the_last_before_a_crash_each_report_is_made_once_and_comes_once_or_the_history_says_twice()
    {
        await using var azurite = await AzuriteServer.StartAsync();
        await using var relay = new ScriptedRelay();
        var clock = new FakeTimeProvider(Start);
        var faults = new FaultPolicy();
        await using var reporter = await Reporter.StartAsync(azurite, clock, faults, relay.Port);
        var schedule = await reporter.CreateAsync(Daily with { Recipients = ["anna@example.com"] });

        for (var request = 1; ; request++)
        {
            clock.Advance(TimeSpan.FromDays(1));
            faults.Arm(FaultKind.Gone, request);
            try
            {
                await reporter.WorkAsync();
            }
            catch (RequestFailedException)
            {
                // As good as a crash: nothing more is written.
            }

            faults.Disarm();
            await Wait.UntilAsync(
                async () =>
                {
                    await reporter.WorkAsync();
                    return (await reporter.RunsAsync(schedule)) is var runs && runs.Count == request && runs.TrueForAll(run => run.Delivery == DeliveryStatus.Sent);
                },
                "the report is sent");
            (await reporter.ExportsAsync()).ShouldBe(request);
            if (!faults.IsMet)
            {
                request.ShouldBeGreaterThan(15);
                break;
            }
        }

        var runs = await reporter.RunsAsync(schedule);
        var copies = relay.MessageIds.CountBy(id => id).ToDictionary();
        copies.Count.ShouldBe(runs.Count);
        foreach (var run in runs)
        {
            copies[run.MessageId!].ShouldBeInRange(1, run.MayHaveComeTwice ? 2 : 1, run.ToString());
        }

        runs.Count(run => run.MayHaveComeTwice).ShouldBeInRange(1, 2);
    }
}
