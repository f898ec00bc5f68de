using System.Runtime.CompilerServices;
using Azure.Data.Tables;
using Azure.Storage.Blobs;
using MailFunctions.Accounts;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace MailFunctions.Inbox.Retention;

/// <summary>Deletes stored messages whose time is over. It counts from when they were stored here, not from when they were sent.</summary>
public sealed partial class MessageAging(
    TableServiceClient tables,
    BlobServiceClient blobs,
    AccountStore accounts,
    MessageKeeping keeping,
    MessageStore messages,
    IOptions<RetentionOptions> options,
    TimeProvider clock,
    ILogger<MessageAging> logger) : IAgingData
{
    private const int DaysPerRound = 7;
    private const int Attempts = 10;
    private static readonly TimeSpan MaxTime = TimeSpan.FromMinutes(1);

    private readonly TableClient _table = tables.GetTableClient(MessageRows.TableName);
    private readonly BlobContainerClient _blobs = blobs.GetBlobContainerClient(MessageStore.ContainerName);

    /// <inheritdoc/>
    public async IAsyncEnumerable<AccountId> WithAgedAsync(
        AccountId first,
        AccountId last,
        [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var day = (int)(clock.GetUtcNow().UtcTicks / TimeSpan.TicksPerDay);
        var fallback = options.Value.MessageDays;
        await foreach (var (id, days, hasMessages) in keeping.ReadAsync(first, last, onlyOwn: fallback == 0, cancellationToken))
        {
            // Once a week those too that seem to have none: they may list messages too large to store, or a purge broke off there.
            if ((hasMessages && (days ?? fallback) > 0) || (id.Value + day) % DaysPerRound == 0)
            {
                yield return id;
            }
        }
    }

    /// <inheritdoc/>
    public async Task<bool> PurgeAgedAsync(AccountId id, CancellationToken cancellationToken)
    {
        if (await accounts.FindAsync(id, cancellationToken) is not { } record)
        {
            return true;
        }

        var notes = new BlobNotes(_table, _blobs, id);
        var wasBrokenOff = await notes.WorkOffAsync(cancellationToken);
        var days = record.Account.KeepMessagesDays ?? options.Value.MessageDays;
        if (days == 0)
        {
            return true;
        }

        var startedAt = clock.GetTimestamp();
        var expired = new ExpiredMessages(_table, notes, id, clock.GetUtcNow().AddDays(-days));
        var isThrough = await expired.PurgeAsync(
            () => expired.Purged >= options.Value.TurnMessages || (expired.Purged > 0 && clock.GetElapsedTime(startedAt) >= MaxTime),
            cancellationToken);
        if (expired.Purged > 0)
        {
            Log.Purged(logger, id, expired.Purged, expired.Bytes, days);
        }

        await ShowAsync(record, always: expired.Purged > 0 || expired.HasMetOthers || wasBrokenOff, cancellationToken);
        return isThrough;
    }

    /// <summary>
    /// Shows how much is stored now. After a purge the state is written even if it says so already: a check that counted before then finds
    /// it changed, and counts again.
    /// </summary>
    private async Task ShowAsync(AccountRecord before, bool always, CancellationToken cancellationToken)
    {
        var id = before.Account.Id;
        var record = always ? await accounts.FindAsync(id, cancellationToken) : before;
        for (var attempt = 0; attempt < Attempts && record is not null; attempt++)
        {
            var stored = (await messages.GetTotalsAsync(id, cancellationToken)).Stored;
            if ((!always && stored == record.State.MessagesStored) ||
                await accounts.UpdateStateAsync(record, record.State with { MessagesStored = stored }, cancellationToken))
            {
                return;
            }

            record = await accounts.FindAsync(id, cancellationToken);
        }
    }

    private static partial class Log
    {
        [LoggerMessage(EventId = 4011, Level = LogLevel.Information, Message = "Purged {Messages} messages ({Bytes} bytes) of account {AccountId} that were stored more than {Days} days ago.")]
        public static partial void Purged(ILogger logger, AccountId accountId, int messages, long bytes, int days);
    }
}
