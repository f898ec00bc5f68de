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

    /// <summary>Waits until all are stored.</summary>
    /// <returns>They, in the order in which they were taken.</returns>
    public async Task<IReadOnlyList<StagedMessage>> EndAsync() => await Task.WhenAll(_storing);

    /// <summary>Waits until nothing is under way, whatever became of it.</summary>
    public async ValueTask DisposeAsync()
    {
        await ((Task)Task.WhenAll(_storing)).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        _free.Dispose();
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
        try
        {
            await using (spool)
            {
                return await messages.StageAsync(account, message, spool, cancellationToken);
            }
        }
        finally
        {
            _free.Release();
        }
    }
}
