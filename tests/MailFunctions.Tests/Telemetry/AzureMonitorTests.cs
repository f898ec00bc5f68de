using System.Text.Json.Nodes;
using MailFunctions.Tests.Infrastructure;

namespace MailFunctions.Tests.Telemetry;

/// <summary>Telemetry to Application Insights.</summary>
public sealed class AzureMonitorTests(Product product)
{
    [Fact]
    public async Task Traces_metrics_and_messages_are_sent_as_the_identity_of_the_app()
    {
        await using var azurite = await AzuriteServer.StartAsync();
        await using var receiver = await AzureMonitorReceiver.StartAsync(product.Certificates);
        await using var app = await App.StartAsync(azurite, product.Certificates, receiver.Settings);
        var api = new Api(app.Http);
        var id = (int)(await api.CreateAccountAsync(product.Dovecot.CreateMailbox(), ConnectionKind.ImapSsl))["id"]!;
        await api.CheckAsync(id);

        await ReceivedAsync(receiver, "RequestData", data => (string?)data["name"] == "process account-checks");
        await ReceivedAsync(receiver, "RemoteDependencyData", data => (string?)data["name"] == "authenticate");
        await ReceivedAsync(receiver, "MetricData", data => data["metrics"]!.AsArray().Any(metric => (string?)metric!["name"] == "mailfunctions.checks"));
        await ReceivedAsync(receiver, "MessageData", data => ((string?)data["message"])!.StartsWith("Checked account", StringComparison.Ordinal));
        receiver.Items.ShouldAllBe(item => item.Authorization == "Bearer local" && (string?)item.Item["tags"]!["ai.cloud.role"] == "mailfunctions");
    }

    private static Task ReceivedAsync(AzureMonitorReceiver receiver, string type, Func<JsonNode, bool> isIt) => Wait.UntilAsync(
        () => Task.FromResult(receiver.Items.Any(item => (string?)item.Item["data"]!["baseType"] == type && isIt(item.Item["data"]!["baseData"]!))),
        $"{type} is received",
        seconds: 150);
}
