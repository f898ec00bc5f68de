using Microsoft.Azure.Functions.Worker;

namespace MailFunctions.Checking.Statistics;

/// <summary>Keeps the statistics of checks small.</summary>
public sealed class StatisticsFunctions(StatisticsSums sums)
{
    /// <summary>Every hour: sums up what instances counted, and deletes what is too old.</summary>
    [Function("SumUpStatistics")]
    public Task SumUp([TimerTrigger("0 13 * * * *")] TimerInfo timer, CancellationToken cancellationToken) => sums.RunAsync(cancellationToken);
}
