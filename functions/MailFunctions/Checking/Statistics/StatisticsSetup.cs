using MailFunctions.Storage;
using Microsoft.Extensions.DependencyInjection;

namespace MailFunctions.Checking.Statistics;

/// <summary>Registers the statistics of checks.</summary>
public static class StatisticsSetup
{
    /// <summary>Adds what counts checks, writes that down and sums it up.</summary>
    public static IServiceCollection AddCheckStatistics(this IServiceCollection services)
    {
        services.AddOptions<StatisticsOptions>().BindConfiguration("Statistics").ValidateDataAnnotations().ValidateOnStart();
        return services
            .AddTable(StatisticsStore.Table)
            .AddSingleton<CheckTally>()
            .AddSingleton<StatisticsStore>()
            .AddSingleton<StatisticsSums>()
            .AddHostedService<StatisticsWriter>();
    }
}
