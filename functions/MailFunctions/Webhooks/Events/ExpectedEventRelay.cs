using System.Collections.Concurrent;
using Azure;
using MailFunctions.Accounts;
using MailFunctions.Inbox;
using MailFunctions.Reports.Exports;
using Microsoft.Extensions.Logging;

namespace MailFunctions.Webhooks.Events;

/// <summary>
/// Passes on what was expected and did happen. What has not happened is looked up again for a quarter of an hour; whoever announced it has died
/// by then, and what comes of it is announced anew.
/// </summary>
public sealed partial class ExpectedEventRelay(
    ExpectedEvents queue,
    EventFanOut fanOut,
    AccountStore accounts,
    MessageStore messages,
    ExportStore exports,
    ILogger<ExpectedEventRelay> logger)
{
    private const int LookedUpAtOnce = 8;
    private static readonly TimeSpan StoragePause = TimeSpan.FromMinutes(1);

    private static readonly TimeSpan[] Waits =
    [
        TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(2), TimeSpan.FromSeconds(5), TimeSpan.FromSeconds(15), TimeSpan.FromSeconds(30),
        TimeSpan.FromMinutes(1), TimeSpan.FromMinutes(2), TimeSpan.FromMinutes(4), TimeSpan.FromMinutes(8),
    ];

    /// <summary>Looks, passes on, and asks to look again for the rest.</summary>
    public async Task RunAsync(ExpectedEvent expected, CancellationToken cancellationToken)
    {
        try
        {
            var missing = expected switch
            {
                { Account: { } account, Messages: { } ids } => await PassOnAsync(expected, account, ids, cancellationToken),
                { Export: { } export } => await PassOnAsync(expected, export, cancellationToken),
                _ => throw new InvalidOperationException("The message names neither messages nor an export."),
            };
            if (missing is not null && expected.Looks < Waits.Length)
            {
                await queue.AddAsync(missing with { Looks = expected.Looks + 1 }, Waits[expected.Looks], cancellationToken);
            }
        }
        catch (Exception exception) when (exception is RequestFailedException or AggregateException)
        {
            // However long storage is in trouble: the queue gives up on a message after a few tries.
            Log.StorageFailed(logger, exception);
            await queue.AddAsync(expected, StoragePause, cancellationToken);
        }
    }

    /// <returns>What is not there yet.</returns>
    private async Task<ExpectedEvent?> PassOnAsync(ExpectedEvent expected, AccountId id, IReadOnlyList<MessageId> ids, CancellationToken cancellationToken)
    {
        if (await accounts.GetAsync(id, cancellationToken) is not { } account)
        {
            return null;
        }

        var listed = new ConcurrentDictionary<MessageId, MessageSummary>();
        var options = new ParallelOptions { MaxDegreeOfParallelism = LookedUpAtOnce, CancellationToken = cancellationToken };
        await Parallel.ForEachAsync(ids, options, async (message, stop) =>
        {
            if (await messages.GetAsync(id, message, stop) is { } summary)
            {
                listed[message] = summary;
            }
        });
        var stored = ids.Where(listed.ContainsKey).Select(message => WebhookEvents.Of(account, listed[message], expected.At));
        await fanOut.RunAsync([.. stored], cancellationToken);
        return listed.Count == ids.Count ? null : expected with { Messages = [.. ids.Where(message => !listed.ContainsKey(message))] };
    }

    /// <returns>What is not there yet.</returns>
    private async Task<ExpectedEvent?> PassOnAsync(ExpectedEvent expected, string export, CancellationToken cancellationToken)
    {
        switch (await exports.FindAsync(export, cancellationToken))
        {
            case { Status: ExportStatus.Ready } ready:
                await fanOut.RunAsync([WebhookEvents.Of(ready)], cancellationToken);
                return null;
            case { IsOver: false }:
                return expected;
            default:
                return null;
        }
    }

    private static partial class Log
    {
        [LoggerMessage(EventId = 6201, Level = LogLevel.Warning, Message = "Storage does not answer; events are passed on later.")]
        public static partial void StorageFailed(ILogger logger, Exception exception);
    }
}
