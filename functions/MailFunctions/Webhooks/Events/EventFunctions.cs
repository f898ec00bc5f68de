using System.Text.Json;
using MailFunctions.Accounts.Health;
using MailFunctions.Http;
using Microsoft.Azure.Functions.Worker;

namespace MailFunctions.Webhooks.Events;

/// <summary>The queues of what happened, and the timer that makes up for announcements that were lost.</summary>
public sealed class EventFunctions(ExpectedEventRelay expected, AccountEventRelay accounts)
{
    /// <summary>Passes on what was announced before it happened, once it did.</summary>
    [Function("PassOnExpectedEvents")]
    public Task PassOnExpectedEvents([QueueTrigger(ExpectedEvents.QueueName)] string message, CancellationToken cancellationToken) =>
        expected.RunAsync(JsonSerializer.Deserialize<ExpectedEvent>(message, Json.Options)!, cancellationToken);

    /// <summary>Passes on what happened to the accounts of a block.</summary>
    [Function("PassOnAccountEvents")]
    public Task PassOnAccountEvents([QueueTrigger(AccountEvents.Queue)] string message, CancellationToken cancellationToken) =>
        accounts.RunAsync(JsonSerializer.Deserialize<EventTask>(message, Json.Options)!.Block, cancellationToken);

    /// <summary>Every five minutes: passes on what is left of what happened to accounts.</summary>
    [Function("SweepAccountEvents")]
    public Task SweepAccountEvents([TimerTrigger("40 */5 * * * *")] TimerInfo timer, CancellationToken cancellationToken) =>
        accounts.SweepAsync(cancellationToken);
}
