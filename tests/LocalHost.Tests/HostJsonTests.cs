using System.Text.Json.Nodes;
using MailFunctions.LocalHost.Hosting;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Logging;

namespace LocalHost.Tests;

/// <summary>The product's <c>host.json</c>, as this host reads it.</summary>
public sealed class HostJsonTests
{
    /// <summary>What is for Azure only; the README says so of each.</summary>
    private static readonly string[] Ignored = ["concurrency", "extensions.http.dynamicThrottlesEnabled", "healthMonitor", "logging.applicationInsights"];

    private static readonly string[] Honoured =
    [
        "version", "functionTimeout", "logging.logLevel",
        "extensions.http.routePrefix", "extensions.http.maxConcurrentRequests", "extensions.http.maxOutstandingRequests",
        "extensions.queues.batchSize", "extensions.queues.newBatchThreshold", "extensions.queues.maxPollingInterval",
        "extensions.queues.visibilityTimeout", "extensions.queues.maxDequeueCount", "extensions.queues.messageEncoding",
    ];

    [Fact]
    public void Every_setting_is_one_that_this_host_honours_or_says_that_it_ignores() =>
        Leaves(JsonNode.Parse(File.ReadAllText(Path.Combine(RepositoryRoot.Path, "host.json")))!, "")
            .Where(leaf => !Honoured.Concat(Ignored).Any(known => leaf == known || leaf.StartsWith(known + ".", StringComparison.Ordinal)))
            .ShouldBeEmpty();

    [Fact]
    public void Readme_names_what_is_ignored()
    {
        var readme = File.ReadAllText(Path.Combine(RepositoryRoot.Path, "functions", "LocalHost", "README.md"));

        Ignored.Where(setting => !readme.Contains($"`{setting}`", StringComparison.Ordinal)).ShouldBeEmpty();
    }

    [Fact]
    public void Settings_are_read_as_they_are_written()
    {
        var settings = HostSettings.Read(RepositoryRoot.Path, new ConfigurationBuilder().Build());

        settings.FunctionTimeout.ShouldBe(TimeSpan.FromMinutes(10));
        settings.Http.ShouldBe(new HttpSettings { MaxConcurrentRequests = 100, MaxOutstandingRequests = 300 });
        settings.Queues.ShouldBe(new QueueSettings
        {
            BatchSize = 16,
            NewBatchThreshold = 32,
            MaxPollingInterval = TimeSpan.FromSeconds(2),
            VisibilityTimeout = TimeSpan.FromSeconds(30),
            MaxDequeueCount = 5,
            MessageEncoding = "base64",
        });
        settings.LogLevels["default"].ShouldBe(LogLevel.Information);
        settings.LogLevels["Azure.Core"].ShouldBe(LogLevel.Warning);
    }

    private static IEnumerable<string> Leaves(JsonNode node, string path) => node is JsonObject parent
        ? parent.SelectMany(member => Leaves(member.Value!, path.Length == 0 ? member.Key : $"{path}.{member.Key}"))
        : [path];
}
