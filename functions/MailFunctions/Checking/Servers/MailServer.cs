using System.Diagnostics.CodeAnalysis;
using MailFunctions.Accounts;
using Microsoft.Extensions.Logging;

namespace MailFunctions.Checking.Servers;

/// <summary>One mail server as this instance knows it: how many connect to it, and whether it answers.</summary>
[SuppressMessage("Design", "CA1001", Justification = "It lives as long as the process, and its semaphores hold no handles.")]
public sealed partial class MailServer
{
    private const int MinBatches = 4;
    private const int MaxBatchesWaiting = 2;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);

    private readonly string _name;
    private readonly ILogger _logger;
    private readonly SemaphoreSlim _connections;
    private readonly SemaphoreSlim _batches;
    private readonly WaitingRoom _room;
    private readonly CircuitBreaker _breaker;
    private readonly RefusalWatch _refusals;
    private readonly Lock _lock = new();
    private int _batchesWaiting;

    internal MailServer(string name, int connections, WaitingRoom room, ServerOptions options, TimeProvider clock, ILogger logger)
    {
        (_name, _room, _logger) = (name, room, logger);
        _connections = new SemaphoreSlim(connections);
        // Twice as many accounts as connections: none is idle while a batch waits for its last.
        _batches = new SemaphoreSlim(Math.Max(MinBatches, 2 * connections / DueBatches.AccountsPerMessage));
        _breaker = new CircuitBreaker(name, options, clock);
        _refusals = new RefusalWatch(options, clock);
    }

    /// <summary>Begins a batch of the server's accounts, so that a slow server's batches do not keep everything else waiting.</summary>
    /// <returns>What ends the batch; <see langword="null"/> if enough of them are under way.</returns>
    public async Task<IDisposable?> BeginBatchAsync(CancellationToken cancellationToken)
    {
        var isFew = Interlocked.Increment(ref _batchesWaiting) <= MaxBatchesWaiting + _batches.CurrentCount;
        using var seat = isFew ? null : _room.TakeSeat();
        try
        {
            return (isFew || seat is not null) && await _batches.WaitAsync(Patience, cancellationToken) ? new Batch(_batches) : null;
        }
        finally
        {
            Interlocked.Decrement(ref _batchesWaiting);
        }
    }

    /// <summary>Asks for leave to check an account, which may take two seconds.</summary>
    public async Task<Entrance> EnterAsync(AccountId account, CancellationToken cancellationToken)
    {
        if (!await _connections.WaitAsync(Patience, cancellationToken))
        {
            return Entrance.Later;
        }

        lock (_lock)
        {
            if (_breaker.Admits(account))
            {
                return new(new ServerVisit(this, account), null);
            }
        }

        _connections.Release();
        lock (_lock)
        {
            return _breaker is { IsOpen: true, IsProbed: false } ? new(null, _breaker.Pause()) : Entrance.Later;
        }
    }

    /// <summary>Asks for leave to connect on behalf of a person, who waits longer, and is let in whether the server answers or not.</summary>
    /// <returns>The leave; <see langword="null"/> if all connections stay in use.</returns>
    public async Task<ServerVisit?> EnterAsync(TimeSpan patience, CancellationToken cancellationToken) =>
        await _connections.WaitAsync(patience, cancellationToken) ? new ServerVisit(this, default) : null;

    internal void Leave() => _connections.Release();

    internal void Answered()
    {
        lock (_lock)
        {
            if (_breaker.IsOpen)
            {
                Log.Answers(_logger, _name);
            }

            _breaker.Close();
            _refusals.Taken();
        }
    }

    internal void Abandoned(AccountId account)
    {
        lock (_lock)
        {
            _breaker.Abandon(account);
        }
    }

    internal CheckError Failed(AccountId account, CheckError error, bool knownGood)
    {
        lock (_lock)
        {
            var seen = error.Code == CheckErrorCode.AuthenticationFailed && _refusals.Refused(account, knownGood)
                ? ServerFailures.RefusesEverybody(_name, error)
                : error;
            if (ServerFailures.IsOfServer(seen))
            {
                if (_breaker.Fail(account, seen))
                {
                    Log.Paused(_logger, _name, seen.Message);
                }
            }
            else if (ServerFailures.IsAnswer(seen))
            {
                _breaker.Close();
            }
            else
            {
                _breaker.Abandon(account);
            }

            return seen;
        }
    }

    private sealed class Batch(SemaphoreSlim batches) : IDisposable
    {
        public void Dispose() => batches.Release();
    }

    private static partial class Log
    {
        [LoggerMessage(EventId = 3041, Level = LogLevel.Warning, Message = "{Server} is left alone, but for one account now and then that tries: {Failure}")]
        public static partial void Paused(ILogger logger, string server, string failure);

        [LoggerMessage(EventId = 3042, Level = LogLevel.Information, Message = "{Server} answers again.")]
        public static partial void Answers(ILogger logger, string server);
    }
}
