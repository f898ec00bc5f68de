using MailFunctions.Accounts;
using MailFunctions.Inbox;

namespace MailFunctions.Checking;

/// <summary>Stores the messages of a piece side by side while others are still on their way. They are listed once all of them are stored.</summary>
internal sealed class Staging(MessageStore messages, AccountId account) : IAsyncDisposable
{
    private const int AtOnce = 8;

    // A larger one is stored before the next is taken, so that those in flight are small change for the bound on downloads.
    private const long MostBeside = 64 * 1024;

    private readonly SemaphoreSlim _free = new(AtOnce);
    private readonly CancellationTokenSource _stop = new();
    private readonly List<Task<StagedMessage>> _storing = [];

    /// <summary>Takes a message: its stream has been read when this returns.</summary>
    public async Task TakeAsync(RemoteMessage message, Stream content, CancellationToken cancellationToken)
    {
        if (_storing.Find(earlier => earlier.IsFaulted) is { } failed)
        {
            await failed;
        }

        await _free.WaitAsync(cancellationToken);
        var storing = StoreAsync(message, await ReadAsync(content, cancellationToken), cancellationToken);
        _storing.Add(storing);
        if (message.Size > MostBeside)
        {
            await storing;
        }
    }

    /// <summary>Waits until all are stored, or the first of them fails.</summary>
    /// <returns>They, in the order in which they were taken.</returns>
    public async Task<IReadOnlyList<StagedMessage>> EndAsync()
    {
        await foreach (var stored in Task.WhenEach(_storing))
        {
            await stored;
        }

        return await Task.WhenAll(_storing);
    }

    /// <summary>Gives up what is still under way: after a failure nobody waits for it any more.</summary>
    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        await ((Task)Task.WhenAll(_storing)).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        _free.Dispose();
        _stop.Dispose();
    }

    private async Task<MessageSpool> ReadAsync(Stream content, CancellationToken cancellationToken)
    {
        try
        {
            return await MessageSpool.ReadAsync(content, cancellationToken);
        }
        catch
        {
            _free.Release();
            throw;
        }
    }

    private async Task<StagedMessage> StoreAsync(RemoteMessage message, MessageSpool spool, CancellationToken cancellationToken)
    {
        using var linked = CancellationTokenSource.CreateLinkedTokenSource(_stop.Token, cancellationToken);
        try
        {
            await using (spool)
            {
                return await messages.StageAsync(account, message, spool, linked.Token);
            }
        }
        finally
        {
            _free.Release();
        }
    }
}
