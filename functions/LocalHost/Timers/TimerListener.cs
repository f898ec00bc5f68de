using MailFunctions.LocalHost.Hosting;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace MailFunctions.LocalHost.Timers;

/// <summary>
/// Runs one timer-triggered function in one process at a time: the one that holds the timer's lease. A run that takes longer
/// than the interval is never overlapped; an occurrence missed while no process ran is made up for by one late run.
/// </summary>
internal sealed partial class TimerListener : IHostedService, IDisposable
{
    private static readonly TimeSpan LeaseRetry = TimeSpan.FromSeconds(5);

    private readonly FunctionDescriptor _function;
    private readonly FunctionInvoker _invoker;
    private readonly HostStorage _storage;
    private readonly TimeProvider _clock;
    private readonly ILogger<TimerListener> _logger;
    private readonly TimerTriggerAttribute _trigger;
    private readonly TimerSchedule _schedule;
    private readonly CancellationTokenSource _stopping = new();
    private readonly CancellationTokenSource _aborting = new();
    private Task _running = Task.CompletedTask;

    public TimerListener(
        FunctionDescriptor function,
        FunctionInvoker invoker,
        HostStorage storage,
        TimeProvider clock,
        ILogger<TimerListener> logger)
    {
        (_function, _invoker, _storage, _clock, _logger) = (function, invoker, storage, clock, logger);
        _trigger = (TimerTriggerAttribute)function.Trigger;
        _schedule = TimerSchedule.Parse(_trigger.Schedule);
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
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _stopping.Dispose();
        _aborting.Dispose();
    }

    private async Task RunAsync(CancellationToken stopping)
    {
        while (!stopping.IsCancellationRequested)
        {
            try
            {
                var container = await _storage.ContainerAsync(stopping);
                await using var lease = await TimerLease.TryAcquireAsync(container, _function.Name, _clock, stopping);
                if (lease is not null)
                {
                    using var owning = CancellationTokenSource.CreateLinkedTokenSource(stopping, lease.Lost);
                    await OwnAsync(new TimerStatus(container, _function.Name), owning.Token);
                }

                await Task.Delay(LeaseRetry, _clock, stopping);
            }
            catch (OperationCanceledException) when (stopping.IsCancellationRequested)
            {
                return;
            }
            catch (Exception exception) when (exception is Azure.RequestFailedException or AggregateException)
            {
                Log.StorageFailed(_logger, exception, _function.Name);
                await Task.Delay(LeaseRetry, _clock, stopping).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }
    }

    /// <summary>Waits for occurrences and runs the function, as long as the lease is held.</summary>
    private async Task OwnAsync(TimerStatus status, CancellationToken owning)
    {
        var known = _trigger.UseMonitor ? await status.ReadAsync(owning) : null;
        var now = _clock.GetUtcNow();
        var next = known is null ? _schedule.After(now) : new DateTimeOffset(known.Next, TimeSpan.Zero);
        if (_trigger.RunOnStartup && next > now)
        {
            next = await RunOnceAsync(status, known, now, isPastDue: false, owning);
        }

        while (!owning.IsCancellationRequested)
        {
            now = _clock.GetUtcNow();
            var isPastDue = known is not null && next < now;
            if (next > now)
            {
                await Task.Delay(next - now, _clock, owning).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
                if (owning.IsCancellationRequested)
                {
                    return;
                }
            }

            next = await RunOnceAsync(status, known, next, isPastDue, owning);
            known = null;
        }
    }

    private async Task<DateTimeOffset> RunOnceAsync(
        TimerStatus status,
        ScheduleStatus? known,
        DateTimeOffset occurrence,
        bool isPastDue,
        CancellationToken owning)
    {
        var timer = new TimerInfo
        {
            IsPastDue = isPastDue,
            ScheduleStatus = _trigger.UseMonitor ? known ?? TimerStatus.Of(occurrence, _schedule.After(occurrence), _clock) : null,
        };
        try
        {
            await _invoker.InvokeAsync(_function, new Dictionary<string, object?>(), timer, _ => { }, _aborting.Token);
        }
        catch (Exception exception)
        {
            Log.Failed(_logger, exception, _function.Name);
        }

        var now = _clock.GetUtcNow();
        var next = _schedule.After(now > occurrence ? now : occurrence);
        if (_trigger.UseMonitor)
        {
            // The run is over: that it ran is recorded even if the host is stopping.
            await status.WriteAsync(TimerStatus.Of(occurrence, next, _clock), owning.IsCancellationRequested ? CancellationToken.None : owning);
        }

        return next;
    }

    private static partial class Log
    {
        [LoggerMessage(EventId = 9101, Level = LogLevel.Error, Message = "Timer function {Function} failed; it runs again at its next occurrence.")]
        public static partial void Failed(ILogger logger, Exception exception, string function);

        [LoggerMessage(EventId = 9102, Level = LogLevel.Warning, Message = "The lease of timer function {Function} could not be had: storage does not answer.")]
        public static partial void StorageFailed(ILogger logger, Exception exception, string function);
    }
}
