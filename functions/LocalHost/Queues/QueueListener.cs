using Azure;
using Azure.Storage.Queues;
using Azure.Storage.Queues.Models;
using MailFunctions.LocalHost.Hosting;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace MailFunctions.LocalHost.Queues;

/// <summary>Runs one queue-triggered function: fetches batches, works on their messages side by side, retries, and sets poison aside.</summary>
internal sealed partial class QueueListener : IHostedService, IDisposable
{
    private const int DefaultLeaseSeconds = 600;
    private static readonly TimeSpan StorageRetry = TimeSpan.FromSeconds(2);

    private readonly FunctionDescriptor _function;
    private readonly QueueSettings _settings;
    private readonly TimeProvider _clock;
    private readonly ILogger<QueueListener> _logger;
    private readonly QueueClient _queue;
    private readonly MessageRun _messages;
    private readonly TimeSpan _lease;
    private readonly CancellationTokenSource _stopping = new();
    private readonly CancellationTokenSource _aborting = new();
    private readonly List<Task> _inWork = [];
    private Task _running = Task.CompletedTask;

    public QueueListener(
        FunctionDescriptor function,
        FunctionInvoker invoker,
        HostSettings host,
        HostStorage storage,
        IConfiguration configuration,
        TimeProvider clock,
        ILogger<QueueListener> logger)
    {
        var trigger = (QueueTriggerAttribute)function.Trigger;
        (_function, _settings, _clock, _logger) = (function, host.Queues, clock, logger);
        _lease = TimeSpan.FromSeconds(configuration.GetValue("LocalHost:QueueLeaseSeconds", DefaultLeaseSeconds));
        _queue = storage.Queue(trigger.QueueName, trigger.Connection);
        var poison = storage.Queue(trigger.QueueName + "-poison", trigger.Connection);
        _messages = new MessageRun(function, invoker, _queue, poison, host.Queues, _lease, clock, logger);
    }

    /// <inheritdoc/>
    public Task StartAsync(CancellationToken cancellationToken)
    {
        _running = RunAsync(_stopping.Token);
        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    public async Task StopAsync(CancellationToken cancellationToken)
    {
        await _stopping.CancelAsync();
        await using var abort = cancellationToken.Register(_aborting.Cancel);
        await _running.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        await Task.WhenAll(_inWork);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _stopping.Dispose();
        _aborting.Dispose();
    }

    private async Task RunAsync(CancellationToken stopping)
    {
        var delay = new PollingDelay(_settings.MaxPollingInterval);
        while (!stopping.IsCancellationRequested)
        {
            try
            {
                if (await FetchAsync(stopping) > 0)
                {
                    delay.Reset();
                    await RefillAsync(stopping);
                }
                else
                {
                    await Task.Delay(delay.Next(), _clock, stopping);
                }
            }
            catch (OperationCanceledException) when (stopping.IsCancellationRequested)
            {
                return;
            }
            catch (RequestFailedException exception) when (exception.Status == 404)
            {
                await _queue.CreateIfNotExistsAsync(cancellationToken: stopping);
            }
            catch (Exception exception) when (exception is RequestFailedException or AggregateException)
            {
                Log.StorageFailed(_logger, exception, _function.Name);
                await Task.Delay(StorageRetry, _clock, stopping).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }
    }

    private async Task<int> FetchAsync(CancellationToken stopping)
    {
        // A batch under way is taken: if its answer were dropped, its messages would stay hidden for a whole lease.
        stopping.ThrowIfCancellationRequested();
        QueueMessage[] batch = await _queue.ReceiveMessagesAsync(_settings.BatchSize, _lease, CancellationToken.None);
        _inWork.AddRange(batch.Select(message => _messages.RunAsync(message, _aborting.Token)));
        return batch.Length;
    }

    /// <summary>Waits until so few messages are worked on that the next batch may come.</summary>
    private async Task RefillAsync(CancellationToken stopping)
    {
        while (_inWork.Count > _settings.RefillAt)
        {
            _inWork.Remove(await Task.WhenAny(_inWork).WaitAsync(stopping));
        }

        _inWork.RemoveAll(task => task.IsCompleted);
    }

    private static partial class Log
    {
        [LoggerMessage(EventId = 9201, Level = LogLevel.Warning, Message = "The queue of function {Function} cannot be read: storage does not answer.")]
        public static partial void StorageFailed(ILogger logger, Exception exception, string function);
    }
}
