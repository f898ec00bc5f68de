using Microsoft.Extensions.DependencyInjection;

namespace MailFunctions.Overview;

/// <summary>Registers the overview.</summary>
public static class OverviewSetup
{
    /// <summary>Adds what counts accounts and reads the statistics of checks.</summary>
    public static IServiceCollection AddOverview(this IServiceCollection services)
    {
        services.AddOptions<OverviewOptions>().BindConfiguration("Overview").ValidateDataAnnotations().ValidateOnStart();
        return services.AddSingleton<AccountCensus>().AddSingleton<RecentChecks>();
    }
}
