using MailFunctions.Accounts;
using MailFunctions.Checking.Connecting;
using MailFunctions.Checking.Mailboxes;
using MailFunctions.Checking.Servers;
using MailFunctions.Checking.Statistics;
using MailFunctions.Checking.Transcripts;
using MailFunctions.Storage;
using Microsoft.Extensions.DependencyInjection;

namespace MailFunctions.Checking;

/// <summary>Registers checking.</summary>
public static class CheckingSetup
{
    /// <summary>Adds the timer, the queue and the check itself.</summary>
    public static IServiceCollection AddChecking(this IServiceCollection services)
    {
        services.AddOptions<TurnOptions>().BindConfiguration("Checking").ValidateDataAnnotations()
            .Validate(options => options.DeadlineSeconds < options.ClaimSeconds, "Checking__DeadlineSeconds must be less than Checking__ClaimSeconds.")
            .ValidateOnStart();
        services.AddOptions<CheckHistoryOptions>().BindConfiguration("Retention").ValidateDataAnnotations().ValidateOnStart();
        services.AddOptions<ConnectionOptions>().BindConfiguration("Checking").ValidateDataAnnotations().ValidateOnStart();
        services.AddOptions<DownloadOptions>().BindConfiguration("Checking").ValidateDataAnnotations().ValidateOnStart();
        services.AddOptions<TranscriptOptions>().BindConfiguration("Transcripts").ValidateDataAnnotations().ValidateOnStart();
        services.AddOptions<ServerOptions>().BindConfiguration("Checking").ValidateDataAnnotations()
            .Validate(options => options.Servers.Values.All(server => server.Connections is null or >= 1), "Checking__Servers__{host}__Connections must be at least 1.")
            .ValidateOnStart();
        return services
            .AddTable(CheckHistory.Table)
            .AddQueue(QueuedChecks.QueueName)
            .AddBlobContainer(TranscriptStore.Container)
            .AddSingleton<TranscriptStore>()
            .AddSingleton<IAccountData>(provider => provider.GetRequiredService<TranscriptStore>())
            .AddSingleton<DueDispatch>()
            .AddSingleton<QueuedChecks>()
            .AddSingleton<CheckNow>()
            .AddSingleton<CheckHistory>()
            .AddSingleton<IAccountData>(provider => provider.GetRequiredService<CheckHistory>())
            .AddSingleton<IAgingData, CheckHistoryAging>()
            .AddSingleton<CheckVerdicts>()
            .AddSingleton<CheckSession>()
            .AddSingleton<AccountCheck>()
            .AddCheckStatistics()
            .AddSingleton<CheckBatch>()
            .AddSingleton<DownloadBudget>()
            .AddSingleton<MailServers>()
            .AddSingleton<ConnectionTest>()
            .AddSingleton<MailboxOpener>();
    }
}
