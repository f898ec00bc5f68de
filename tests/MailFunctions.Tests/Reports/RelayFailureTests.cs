using MailFunctions.Email;
using MailFunctions.Reports.Schedules;
using MailFunctions.Tests.Infrastructure;

namespace MailFunctions.Tests.Reports;

/// <summary>Relays that do not take a report, or do not say whether they did.</summary>
public sealed class RelayFailureTests
{
    [Fact]
    public async Task What_is_deferred_is_sent_later_under_the_same_Message_ID()
    {
        await using var relay = new ScriptedRelay { Recipient = "451 4.7.1 greylisted" };
        await using var azurite = await AzuriteServer.StartAsync();
        await using var reporter = await Reporter.StartAsync(azurite, TimeProvider.System, relay: relay.Port);

        var waiting = await SendAsync(reporter);
        (waiting.Delivery, waiting.DeliveryDetail).ShouldBe((DeliveryStatus.Waiting, "The relay did not take anna@example.com (451 4.7.1 greylisted)."));
        relay.MessageIds.ShouldBeEmpty();

        relay.Recipient = "250 ok";
        relay.Message = "452 4.3.1 disk full";
        (await AgainAsync(reporter)).Delivery.ShouldBe(DeliveryStatus.Waiting);

        relay.Message = "250 ok";
        var sent = await AgainAsync(reporter);
        (sent.Delivery, sent.MayHaveComeTwice, sent.DeliveryAttempts, sent.DeliveryDetail).ShouldBe((DeliveryStatus.Sent, false, 3, null));
        relay.MessageIds.ShouldBe([sent.MessageId!, sent.MessageId!]);

        // Over is over, however often the queue brings it.
        await AgainAsync(reporter);
        relay.MessageIds.Count.ShouldBe(2);
    }

    [Theory]
    [InlineData("550 5.1.1 no such user", "250 ok", "The relay did not take anna@example.com (550 5.1.1 no such user). Correct the recipients.")]
    [InlineData("250 ok", "554 5.7.1 spam", "refused: 554 5.7.1 spam")]
    public async Task What_is_refused_is_not_sent_again(string recipient, string message, string words)
    {
        await using var relay = new ScriptedRelay { Recipient = recipient, Message = message };
        await using var azurite = await AzuriteServer.StartAsync();
        await using var reporter = await Reporter.StartAsync(azurite, TimeProvider.System, relay: relay.Port);

        var failed = await SendAsync(reporter);

        failed.Delivery.ShouldBe(DeliveryStatus.Failed);
        failed.DeliveryDetail!.ShouldEndWith(words);
    }

    [Fact]
    public async Task When_nobody_can_tell_whether_it_came_it_is_sent_once_more_and_never_a_third_time()
    {
        await using var relay = new ScriptedRelay { Message = null };
        await using var azurite = await AzuriteServer.StartAsync();
        await using var reporter = await Reporter.StartAsync(azurite, TimeProvider.System, relay: relay.Port);

        var waiting = await SendAsync(reporter);
        (waiting.Delivery, waiting.MayHaveComeTwice).ShouldBe((DeliveryStatus.Waiting, true));

        var failed = await AgainAsync(reporter);
        failed.Delivery.ShouldBe(DeliveryStatus.Failed);
        failed.DeliveryDetail!.ShouldContain("It may have come twice, under the same Message-ID");
        await AgainAsync(reporter);
        relay.MessageIds.ShouldBe([failed.MessageId!, failed.MessageId!]);
    }

    [Fact]
    public async Task A_relay_that_is_not_there_is_tried_again()
    {
        await using var azurite = await AzuriteServer.StartAsync();
        await using var reporter = await Reporter.StartAsync(azurite, TimeProvider.System, relay: FreePort.Take(1)[0]);

        var waiting = await SendAsync(reporter);

        (waiting.Delivery, waiting.MayHaveComeTwice).ShouldBe((DeliveryStatus.Waiting, false));
        waiting.DeliveryDetail!.ShouldContain("could not be reached");
    }

    private static async Task<ReportRun> SendAsync(Reporter reporter)
    {
        var schedule = await reporter.CreateAsync(new() { Frequency = Frequency.Daily, Time = "07:30", Recipients = ["anna@example.com"] });
        var run = ReportRun.Of(DateTimeOffset.UtcNow, ReportTrigger.Request);
        await reporter.Get<ReportRunStore>().AddAsync(schedule.Id, run, TestContext.Current.CancellationToken);
        return await reporter.RunAsync(schedule.Id, run.Id);
    }

    /// <summary>Takes the run up again, without waiting for the time that the queue would.</summary>
    private static async Task<ReportRun> AgainAsync(Reporter reporter)
    {
        var schedule = await reporter.Get<ReportScheduleStore>().ByNameAsync(null, null, 10, TestContext.Current.CancellationToken).SingleAsync(TestContext.Current.CancellationToken);
        return await reporter.RunAsync(schedule.Id, (await reporter.RunsAsync(schedule)).Single().Id);
    }
}
