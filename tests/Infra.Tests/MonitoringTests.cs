using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace Infra.Tests;

/// <summary>Alerts and workbook ask for what the app tells, and the README explains them.</summary>
public sealed partial class MonitoringTests
{
    /// <summary>The instruments of the meter <c>MailFunctions</c>, as the app's code names them.</summary>
    private static readonly IReadOnlyList<string> Metrics =
        [.. Instrument().Matches(ReadText("functions/MailFunctions/Telemetry/MailMetrics.cs")).Select(match => match.Groups["name"].Value).Order(StringComparer.Ordinal)];

    [Fact]
    public void Alerts_ask_for_metrics_that_there_are() =>
        Stage.Of(Stage.Production)
            .Where(resource => resource.Type == "Microsoft.Insights/scheduledQueryRules")
            .SelectMany(alert => MetricName().Matches(alert.At("properties.criteria.allOf")![0]!["query"]!.ToString()))
            .Select(match => match.Groups["name"].Value)
            .Distinct()
            .ShouldBeSubsetOf(Metrics);

    [Fact]
    public void Queries_of_alerts_give_the_value_that_is_compared() =>
        Stage.Of(Stage.Production)
            .Where(resource => resource.Type == "Microsoft.Insights/scheduledQueryRules")
            .Select(alert => alert.At("properties.criteria.allOf")![0]!)
            .Where(criterion => !Regex.IsMatch(criterion["query"]!.ToString(), $@"\b{criterion["metricMeasureColumn"]} ="))
            .ShouldBeEmpty();

    [Fact]
    public void Workbook_shows_every_metric_and_no_other() =>
        WorkbookQueries()
            .SelectMany(query => MetricName().Matches(query))
            .Select(match => match.Groups["name"].Value)
            .Distinct()
            .Order(StringComparer.Ordinal)
            .ShouldBe(Metrics);

    [Fact]
    public void Workbook_is_one_that_the_portal_shows()
    {
        var workbook = Workbook();

        $"{workbook["version"]}".ShouldBe("Notebook/1.0");
        WorkbookQueries().ShouldAllBe(query => query.StartsWith("App", StringComparison.Ordinal));
        workbook["items"]!.AsArray().Select(item => $"{item!["name"]}").ShouldBeUnique();
    }

    [Fact]
    public void Workbook_is_deployed_with_the_workspace_that_it_asks() =>
        Stage.Of(Stage.Dev).Single(resource => resource.Type == "Microsoft.Insights/workbooks").Text("properties.serializedData")!
            .ShouldContain("'{workspace}'");

    [Fact]
    public void Every_alert_is_explained_in_the_readme()
    {
        var readme = ReadText("infra/README.md");

        Stage.Of(Stage.Production)
            .Where(resource => resource.Type is "Microsoft.Insights/scheduledQueryRules" or "Microsoft.Insights/metricAlerts")
            .Select(alert => alert.Name[..alert.Name.LastIndexOf('-')])
            .Where(alert => !readme.Contains($"| `{alert}` |", StringComparison.Ordinal))
            .ShouldBeEmpty();
    }

    private static JsonNode Workbook() => JsonNode.Parse(ReadText("infra/monitor/workbook-content.json"))!;

    private static List<string> WorkbookQueries() =>
        [.. Workbook()["items"]!.AsArray().Select(item => item!["content"]!["query"]?.ToString()).OfType<string>()];

    private static string ReadText(string path) => File.ReadAllText(Path.Combine(RepositoryRoot.Path, path));

    [GeneratedRegex("\"(?<name>mailfunctions\\.[a-z.]+)\"")]
    private static partial Regex Instrument();

    [GeneratedRegex("'(?<name>mailfunctions\\.[a-z.]+)'")]
    private static partial Regex MetricName();
}
