using MailFunctions.Tests.Infrastructure;
using MailFunctions.Tests.Security.Secrets;
using MailFunctions.Tests.Telemetry.Wire;

namespace MailFunctions.Tests.Telemetry;

/// <summary>What a collector is told by instances of the product.</summary>
public sealed class OtlpTelemetryTests(TracedApps apps) : IClassFixture<TracedApps>
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task One_trace_follows_an_account_from_the_timer_to_its_blob_across_processes()
    {
        var upload = await SpanAsync(span => span.Source.StartsWith("Azure.Storage.Blobs", StringComparison.Ordinal) && IsOfAccount(span));

        var path = apps.PathTo(upload);
        path.Select(span => span.Name).Skip(1).ShouldBe(
            ["fetch", "check account", "process account-checks", "send account-checks", "dispatch due checks", "DispatchDueChecks"], string.Join(" < ", path.Select(span => $"{span.Source}: {span.Name}")));
        path[^1].ParentId.ShouldBeEmpty();
        path.Select(span => span.Instance).Distinct().Count().ShouldBe(2);
        path.Take(4).Select(span => span.Instance).Distinct().ShouldHaveSingleItem();
        path.Skip(4).Select(span => span.Instance).Distinct().ShouldHaveSingleItem();
        path.Single(span => span.Name == "process account-checks").Span.Kind.ShouldBe(SpanKind.Consumer);
        path.Single(span => span.Name == "send account-checks").Span.Kind.ShouldBe(SpanKind.Producer);
    }

    [Theory]
    [InlineData("resolve")]
    [InlineData("connect")]
    [InlineData("secure")]
    [InlineData("greet")]
    [InlineData("authenticate")]
    [InlineData("open mailbox")]
    [InlineData("look")]
    [InlineData("list")]
    [InlineData("fetch")]
    [InlineData("close")]
    [InlineData("TableClient.SubmitTransaction")]
    public async Task Each_part_of_the_check_is_a_span_within_it(string name)
    {
        var part = await SpanAsync(span => span.Name == name && IsOfAccount(span));

        apps.PathTo(part)[1].Name.ShouldBe("check account");
    }

    [Fact]
    public async Task Check_that_failed_says_why()
    {
        var check = await SpanAsync(span => span.Name == "check account" && span.Span.Status?.Code == SpanStatusCode.Error);
        var step = await SpanAsync(span => span.Name == "authenticate" && span.ParentId == check.Id);

        check.Tag("error.type").ShouldBe("AuthenticationFailed");
        step.Tag("error.type").ShouldBe("AuthenticationFailed");
        step.Tag("network.protocol.name").ShouldBe("pop3");
    }

    [Theory]
    [InlineData("mailfunctions.checks", "{check}", "outcome=Ok")]
    [InlineData("mailfunctions.checks", "{check}", "outcome=Failed", "error.type=AuthenticationFailed")]
    [InlineData("mailfunctions.check.duration", "s", "outcome=Ok")]
    [InlineData("mailfunctions.messages.stored", "{message}")]
    [InlineData("mailfunctions.bytes.stored", "By")]
    [InlineData("mailfunctions.due.lag", "s")]
    [InlineData("mailfunctions.accounts.overdue", "{account}")]
    [InlineData("mailfunctions.queue.depth", "{message}", "queue=account-checks")]
    [InlineData("mailfunctions.queue.depth", "{message}", "queue=account-checks-poison")]
    [InlineData("mailfunctions.vault.duration", "s", "operation=GET", "outcome=Ok")]
    [InlineData("mailfunctions.storage.duration", "s", "service=table", "operation=POST", "outcome=Ok")]
    [InlineData("mailfunctions.storage.duration", "s", "service=blob", "operation=PUT", "outcome=Ok")]
    [InlineData("mailfunctions.storage.duration", "s", "service=queue", "operation=POST", "outcome=Ok")]
    [InlineData("mailfunctions.exports", "{export}", "outcome=Ok")]
    [InlineData("mailfunctions.export.duration", "s", "outcome=Ok")]
    public async Task Each_metric_is_told(string name, string unit, params string[] tags)
    {
        var point = await Wait.ForAsync(
            () => Task.FromResult(apps.Receiver.Points.FirstOrDefault(point => point.Metric == name && tags.All(tag => point.Tag(tag.Split('=')[0]) == tag.Split('=')[1]))),
            $"{name} with {string.Join(", ", tags)}",
            seconds: 150);

        point.Unit.ShouldBe(unit);
        point.Value.ShouldBeGreaterThanOrEqualTo(0);
    }

    [Fact]
    public async Task Log_messages_have_the_trace_of_what_they_tell()
    {
        var check = await SpanAsync(span => span.Name == "check account" && IsOfAccount(span));

        var message = await Wait.ForAsync(
            () => Task.FromResult(apps.Receiver.Logs.FirstOrDefault(log => Convert.ToHexStringLower(log.TraceId.Span) == check.TraceId && log.Body.StringValue.StartsWith("Checked account", StringComparison.Ordinal))),
            "the check's message");

        Convert.ToHexStringLower(message.SpanId.Span).ShouldBe(check.Id);
    }

    [Fact]
    public async Task Requests_go_on_with_the_trace_of_their_caller()
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, $"api/accounts/{apps.Account}?");
        request.Headers.Add("traceparent", "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01");
        (await apps.Api.Http.SendAsync(request, Stop)).EnsureSuccessStatusCode();

        var served = await SpanAsync(span => span is { TraceId: "4bf92f3577b34da6a3ce929d0e0e4736", Source: "Microsoft.AspNetCore" });

        served.ParentId.ShouldBe("00f067aa0ba902b7");
        served.Tag("http.response.status_code").ShouldBe("200");
    }

    [Fact]
    public async Task Nothing_that_is_sent_tells_a_secret()
    {
        await SpanAsync(span => span.Name == "check account" && IsOfAccount(span));
        await Wait.UntilAsync(() => Task.FromResult(apps.Receiver.Points.Any(point => point.Metric == "mailfunctions.queue.depth")), "the queues were measured", seconds: 150);
        var (secrets, names) = (new SecretSearch(apps.Secrets), new SecretSearch(apps.Private));

        foreach (var (signal, text) in apps.Receiver.Texts)
        {
            secrets.Look(signal, text);
            if (signal != "/v1/logs")
            {
                names.Look(signal, text);
            }
        }

        secrets.Found.ShouldBeEmpty();
        names.Found.ShouldBeEmpty();
        names.Texts.ShouldBeGreaterThan(10);
    }

    /// <summary>Whether a span is of the account's check, and all those that it is within have arrived.</summary>
    private bool IsOfAccount(ReceivedSpan span) =>
        apps.PathTo(span) is var path && path[^1].ParentId.Length == 0 && path.Exists(part => part.Tag("mailfunctions.account.id") == $"{apps.Account}");

    private Task<ReceivedSpan> SpanAsync(Func<ReceivedSpan, bool> isIt) =>
        Wait.ForAsync(() => Task.FromResult(apps.Receiver.Spans.FirstOrDefault(isIt)), "the span is received", seconds: 60);
}
