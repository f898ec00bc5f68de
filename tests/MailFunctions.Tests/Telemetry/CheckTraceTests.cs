using System.Diagnostics;
using System.Text.Json;
using MailFunctions.Accounts;
using MailFunctions.Checking;
using MailFunctions.Http;
using MailFunctions.Telemetry;
using MailFunctions.Tests.Faults;
using MailFunctions.Tests.Infrastructure;
using OpenTelemetry;
using OpenTelemetry.Metrics;
using OpenTelemetry.Trace;

namespace MailFunctions.Tests.Telemetry;

/// <summary>The spans and metrics of checks, as they are collected in memory.</summary>
public sealed class CheckTraceTests(Product product) : IDisposable
{
    private readonly List<Activity> _spans = [];
    private readonly Activity _test = new Activity("test").SetIdFormat(ActivityIdFormat.W3C);

    /// <inheritdoc/>
    public void Dispose() => _test.Dispose();

    [Fact]
    public async Task Accounts_of_one_message_are_checked_in_one_trace()
    {
        await using var azurite = await AzuriteServer.StartAsync();
        await using var checker = await Checker.StartAsync(azurite, new FaultPolicy(), TimeProvider.System);
        var mailbox = product.Dovecot.CreateMailbox();
        AccountId[] ids = [await checker.CreateAsync(mailbox, MailProtocol.Imap, keepCopy: true), await checker.CreateAsync(mailbox, MailProtocol.Imap, keepCopy: true)];

        var spans = await TraceAsync(() => checker.WorkAsync());

        var dispatch = spans.Single(span => span.DisplayName == "dispatch due checks");
        var send = spans.Single(span => span.DisplayName == "send account-checks");
        var process = spans.Single(span => span.DisplayName == "process account-checks");
        var checks = spans.Where(span => span.DisplayName == "check account").ToList();
        dispatch.ParentSpanId.ShouldBe(_test.SpanId);
        send.ParentSpanId.ShouldBe(dispatch.SpanId);
        process.ParentSpanId.ShouldBe(send.SpanId);
        checks.ShouldAllBe(check => check.ParentSpanId == process.SpanId);
        checks.Select(check => check.GetTagItem("mailfunctions.account.id")).ShouldBe(ids.Select(id => (object)id.Value), ignoreOrder: true);
        checks.ForEach(check => StepsOf(check, spans).ShouldBe(["resolve", "connect", "greet", "authenticate", "open mailbox", "look", "list", "close"]));
    }

    [Fact]
    public async Task Steps_follow_one_another_and_the_one_that_failed_says_why()
    {
        await using var azurite = await AzuriteServer.StartAsync();
        await using var checker = await Checker.StartAsync(azurite, new FaultPolicy(), TimeProvider.System);
        await checker.CreateAsync(new()
        {
            Name = "nobody listens",
            Protocol = MailProtocol.Pop3,
            Address = "127.0.0.1",
            Port = FreePort.Take(1)[0],
            SecureConnection = false,
            CredentialId = await checker.CreateCredentialAsync(product.Dovecot.CreateMailbox()),
        });

        var spans = await TraceAsync(() => checker.WorkAsync());

        var check = spans.Single(span => span.DisplayName == "check account");
        var (resolve, connect) = (spans.Single(span => span.DisplayName == "resolve"), spans.Single(span => span.DisplayName == "connect"));
        StepsOf(check, spans).ShouldBe(["resolve", "connect"]);
        connect.StartTimeUtc.ShouldBe(resolve.StartTimeUtc + resolve.Duration);
        resolve.Status.ShouldBe(ActivityStatusCode.Unset);
        new[] { check, connect }.ShouldAllBe(span => span.Status == ActivityStatusCode.Error && Equals(span.GetTagItem("error.type"), "ConnectionRefused"));
    }

    [Fact]
    public async Task Stored_mail_is_counted()
    {
        await using var azurite = await AzuriteServer.StartAsync();
        await using var checker = await Checker.StartAsync(azurite, new FaultPolicy(), TimeProvider.System);
        var mailbox = product.Dovecot.CreateMailbox();
        await mailbox.DeliverAsync("Subject: one\r\n\r\nText\r\n"u8.ToArray());
        await checker.CreateAsync(mailbox, MailProtocol.Pop3, keepCopy: true);
        var metrics = new List<Metric>();
        using (var provider = Sdk.CreateMeterProviderBuilder().AddMeter(MailMetrics.MeterName).AddInMemoryExporter(metrics).Build())
        {
            await checker.WorkAsync();
            provider.ForceFlush();
        }

        // Other tests of this process may count, too.
        Sum(metrics, "mailfunctions.checks").ShouldBeGreaterThanOrEqualTo(1);
        Sum(metrics, "mailfunctions.messages.stored").ShouldBeGreaterThanOrEqualTo(1);
        Sum(metrics, "mailfunctions.bytes.stored").ShouldBeGreaterThanOrEqualTo(22);
    }

    [Theory]
    [InlineData("""{"accounts":[7],"claimedUntil":"2026-11-25T08:00:00Z","server":"imap.example.com:993","postponed":2}""")]
    [InlineData("""{"accounts":[7],"claimedUntil":"2026-11-25T08:00:00Z","server":"imap.example.com:993","postponed":2,"trace":null,"ofLaterVersions":{}}""")]
    [InlineData("""{"accounts":[7],"claimedUntil":"2026-11-25T08:00:00Z","server":"imap.example.com:993","postponed":2,"trace":{"traceParent":"nonsense","later":1}}""")]
    public void Messages_of_other_versions_are_read(string message)
    {
        var task = JsonSerializer.Deserialize<CheckTask>(message, Json.Options)!;

        task.Accounts.ShouldBe([new AccountId(7)]);
        task.Postponed.ShouldBe(2);
        (task.Trace?.Context ?? default).ShouldBe(default);
    }

    [Fact]
    public void Messages_are_as_they_were_while_nobody_traces() =>
        JsonSerializer.Serialize(new CheckTask([new(7)], default, "imap.example.com:993"), Json.Options).ShouldNotContain("trace");

    private static double Sum(List<Metric> metrics, string name)
    {
        var sum = 0L;
        foreach (var point in metrics.Last(metric => metric.Name == name).GetMetricPoints())
        {
            sum += point.GetSumLong();
        }

        return sum;
    }

    private static IEnumerable<string> StepsOf(Activity check, List<Activity> spans) =>
        spans.Where(span => span.ParentSpanId == check.SpanId && span.Kind == ActivityKind.Client).OrderBy(span => span.StartTimeUtc).Select(span => span.DisplayName);

    /// <summary>Does something within a trace of its own.</summary>
    /// <returns>The product's spans of that trace.</returns>
    private async Task<List<Activity>> TraceAsync(Func<Task> work)
    {
        using var provider = Sdk.CreateTracerProviderBuilder().AddSource(Spans.SourceName).AddInMemoryExporter(_spans).Build();
        _test.ActivityTraceFlags = ActivityTraceFlags.Recorded;
        _test.Start();
        await work();
        _test.Stop();
        provider.ForceFlush();
        return [.. _spans.Where(span => span.TraceId == _test.TraceId)];
    }
}
