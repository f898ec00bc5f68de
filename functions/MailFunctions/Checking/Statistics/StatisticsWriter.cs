using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace MailFunctions.Checking.Statistics;

/// <summary>
/// Writes what this instance counted, about once a minute and when it ends: one row an hour, which has the hour's totals each time, so that
/// what could not be written is made up for by the next turn.
/// </summary>
public sealed partial class StatisticsWriter(
    CheckTally tally,
    StatisticsStore store,
    IOptions<StatisticsOptions> options,
    TimeProvider clock,
    ILogger<StatisticsWriter> logger) : BackgroundService
{
    // An instance that comes after this one, on the same machine or not, must not replace its rows.
    private readonly string _instance = Guid.NewGuid().ToString("N");
    private bool _isFailing;

    /// <inheritdoc/>
    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        await base.StopAsync(cancellationToken);
        await WriteAsync(cancellationToken);
    }

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(TimeSpan.FromSeconds(options.Value.WriteSeconds), clock);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            await WriteAsync(stoppingToken);
        }
    }

    private async Task WriteAsync(CancellationToken cancellationToken)
    {
        try
        {
            foreach (var hour in tally.Unwritten())
            {
                await store.WriteAsync(_instance, hour, cancellationToken);
                tally.Written(hour);
                _isFailing = false;
            }
        }
        catch (Exception exception) when (!cancellationToken.IsCancellationRequested)
        {
            if (!_isFailing)
            {
                Log.NotWritten(logger, exception, options.Value.WriteSeconds);
            }

            _isFailing = true;
        }
    }

    private static partial class Log
    {
        [LoggerMessage(EventId = 3051, Level = LogLevel.Warning, Message = "The statistics of checks could not be written; that is tried again every {Seconds} s.")]
        public static partial void NotWritten(ILogger logger, Exception exception, int seconds);
    }
}
