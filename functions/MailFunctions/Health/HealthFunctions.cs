using Azure.Storage.Blobs;
using Azure.Storage.Queues;
using MailFunctions.Accounts;
using MailFunctions.Checking;
using MailFunctions.Contract;
using MailFunctions.Credentials;
using MailFunctions.Http;
using MailFunctions.Inbox;
using MailFunctions.Security;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.Logging;

namespace MailFunctions.Health;

/// <summary>Whether this instance lives, and whether it can work.</summary>
public sealed partial class HealthFunctions(
    BlobServiceClient blobs,
    QueueServiceClient queues,
    Vault vault,
    OverdueCount overdue,
    ILogger<HealthFunctions> logger)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    /// <summary>Answers as long as the process does.</summary>
    [Function("GetHealth")]
    [Anonymous]
    [Answers<HealthReport>]
    public IResult Live([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api/health")] HttpRequest request) =>
        Answer.Ok(new HealthReport(true, []));

    /// <summary>Answers 200 if storage and vault can be reached, else 503 with what cannot; and how many accounts are overdue.</summary>
    [Function("GetReadiness")]
    [Anonymous]
    [Answers<HealthReport>]
    [Answers<HealthReport>(StatusCodes.Status503ServiceUnavailable)]
    public async Task<IResult> Ready(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api/health/ready")] HttpRequest request,
        CancellationToken cancellationToken)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        patience.CancelAfter(Patience);
        OverdueAccounts? late = null;
        var checks = await Task.WhenAll(
            TryAsync("tables", async stop => late = await overdue.ReadAsync(stop), patience.Token),
            TryAsync("blobs", stop => blobs.GetBlobContainerClient(MessageStore.ContainerName).GetPropertiesAsync(cancellationToken: stop), patience.Token),
            TryAsync("queues", stop => queues.GetQueueClient(QueuedChecks.QueueName).GetPropertiesAsync(stop), patience.Token),
            TryAsync("vault", stop => vault.PingAsync(stop), patience.Token));
        var report = new HealthReport(Array.TrueForAll(checks, check => check.Ok), checks, late);
        return TypedResults.Json(report, Json.Options, statusCode: report.Ok ? StatusCodes.Status200OK : StatusCodes.Status503ServiceUnavailable);
    }

    private async Task<HealthCheck> TryAsync(string name, Func<CancellationToken, Task> reach, CancellationToken cancellationToken)
    {
        try
        {
            await reach(cancellationToken);
            return new HealthCheck(name, true);
        }
        catch (Exception exception)
        {
            Log.Unreachable(logger, exception, name);
            return new HealthCheck(name, false);
        }
    }

    private static partial class Log
    {
        [LoggerMessage(EventId = 1101, Level = LogLevel.Warning, Message = "{Service} cannot be reached.")]
        public static partial void Unreachable(ILogger logger, Exception exception, string service);
    }
}
