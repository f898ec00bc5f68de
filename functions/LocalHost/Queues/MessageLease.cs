using Azure;
using Azure.Storage.Queues;
using Azure.Storage.Queues.Models;

namespace MailFunctions.LocalHost.Queues;

/// <summary>Keeps a message hidden from others while it is worked on.</summary>
internal sealed class MessageLease : IAsyncDisposable
{
    private readonly QueueClient _queue;
    private readonly QueueMessage _message;
    private readonly TimeSpan _duration;
    private readonly TimeProvider _clock;
    private readonly CancellationTokenSource _ended = new();
    private readonly Task<string> _renewal;

    public MessageLease(QueueClient queue, QueueMessage message, TimeSpan duration, TimeProvider clock)
    {
        (_queue, _message, _duration, _clock) = (queue, message, duration, clock);
        _renewal = RenewAsync();
    }

    /// <summary>Stops renewing.</summary>
    /// <returns>The pop receipt that settles the message.</returns>
    public async Task<string> EndAsync()
    {
        await _ended.CancelAsync();
        return await _renewal;
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await EndAsync();
        _ended.Dispose();
    }

    private async Task<string> RenewAsync()
    {
        var receipt = _message.PopReceipt;
        while (true)
        {
            await Task.Delay(_duration / 2, _clock, _ended.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            if (_ended.IsCancellationRequested)
            {
                return receipt;
            }

            try
            {
                var update = await _queue.UpdateMessageAsync(_message.MessageId, receipt, (string?)null, _duration, CancellationToken.None);
                receipt = update.Value.PopReceipt;
            }
            catch (Exception exception) when (exception is RequestFailedException or AggregateException)
            {
                // The message is somebody else's now, or storage is away: settling it will show which.
            }
        }
    }
}
