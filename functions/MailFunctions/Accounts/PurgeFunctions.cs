using System.Text.Json;
using MailFunctions.Http;
using Microsoft.Azure.Functions.Worker;

namespace MailFunctions.Accounts;

/// <summary>Deletes what is kept for deleted accounts.</summary>
public sealed class PurgeFunctions(AccountPurges purges)
{
    /// <summary>Deletes the data of one account.</summary>
    [Function("PurgeAccount")]
    public Task PurgeAccount([QueueTrigger(AccountPurges.Queue)] string message, CancellationToken cancellationToken) =>
        purges.RunAsync(JsonSerializer.Deserialize<PurgeTask>(message, Json.Options)!.Account, cancellationToken);

    /// <summary>Every hour: asks again for what was not purged.</summary>
    [Function("RequestPurges")]
    public Task RequestPurges([TimerTrigger("0 17 * * * *")] TimerInfo timer, CancellationToken cancellationToken) =>
        purges.RequestAllAsync(cancellationToken);
}
