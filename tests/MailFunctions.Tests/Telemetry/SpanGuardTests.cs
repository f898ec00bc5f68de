using System.Diagnostics;
using MailFunctions.Telemetry;
using OpenTelemetry;
using OpenTelemetry.Trace;

namespace MailFunctions.Tests.Telemetry;

/// <summary>What is taken out of the spans of libraries.</summary>
public sealed class SpanGuardTests
{
    [Theory]
    [InlineData("Azure.Core.Http", "https://a.table.core.windows.net/AccountNames(PartitionKey='names',RowKey='SALES')?$format=json", "https://a.table.core.windows.net/AccountNames")]
    [InlineData("Azure.Core.Http", "https://a.blob.core.windows.net/messages/0000000007/i1.eml?comp=block", "https://a.blob.core.windows.net/messages/0000000007/i1.eml")]
    [InlineData("System.Net.Http", "https://hooks.example.com:8443/services/T0/B0/secret?token=secret", "https://hooks.example.com:8443/")]
    [InlineData("System.Net.Http", "https://user:secret@hooks.example.com/", "https://hooks.example.com/")]
    [InlineData("System.Net.Http", "no address", null)]
    public void Addresses_of_requests_lose_what_is_nobodys_business(string source, string address, string? told)
    {
        var span = Export(source, span => span.SetTag("url.full", address));

        span.GetTagItem("url.full").ShouldBe(told);
    }

    [Fact]
    public void Words_of_exceptions_are_not_told()
    {
        var span = Export("Azure.Core.Http", span => span.SetTag("error.type", "403").SetStatus(ActivityStatusCode.Error, "what the server said"));

        span.Status.ShouldBe(ActivityStatusCode.Error);
        span.StatusDescription.ShouldBeNull();
        span.GetTagItem("error.type").ShouldBe("403");
    }

    private static Activity Export(string source, Action<Activity> describe)
    {
        var spans = new List<Activity>();
        var name = $"test {Guid.NewGuid():N}";
        using var activities = new ActivitySource(source);
        using var provider = Sdk.CreateTracerProviderBuilder().SetSampler(new AlwaysOnSampler()).AddSource(source).AddProcessor(new SpanGuard()).AddInMemoryExporter(spans).Build();
        using (var span = activities.StartActivity(name, ActivityKind.Client))
        {
            describe(span.ShouldNotBeNull());
        }

        provider.ForceFlush();
        return spans.Single(span => span.DisplayName == name);
    }
}
