using System.Text.Json;
using MailFunctions.Http;
using Microsoft.Azure.Functions.Worker;

namespace MailFunctions.Inbox.Retention;

/// <summary>Deletes what is kept for a time only.</summary>
public sealed class RetentionFunctions(RetentionWalk walk, RetentionTurn turn)
{
    /// <summary>Every night: puts the accounts that may have something too old on the queue.</summary>
    [Function("RequestRetention")]
    public Task RequestRetention([TimerTrigger("0 23 2 * * *")] TimerInfo timer, CancellationToken cancellationToken) =>
        walk.RunAsync(cancellationToken);

    /// <summary>Deletes what is too old of the accounts of one message.</summary>
    [Function("PurgeAged")]
    public Task PurgeAged([QueueTrigger(QueuedRetention.QueueName)] string message, CancellationToken cancellationToken) =>
        turn.RunAsync(JsonSerializer.Deserialize<RetentionTask>(message, Json.Options)!, cancellationToken);
}
