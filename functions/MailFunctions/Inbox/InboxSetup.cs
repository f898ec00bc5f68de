using MailFunctions.Accounts;
using MailFunctions.Inbox.Retention;
using MailFunctions.Storage;
using Microsoft.Extensions.DependencyInjection;

namespace MailFunctions.Inbox;

/// <summary>Registers the inbox.</summary>
public static class InboxSetup
{
    /// <summary>Adds the message store, with its table and its blob container, and what keeps messages for a time only.</summary>
    public static IServiceCollection AddInbox(this IServiceCollection services)
    {
        services.AddOptions<RetentionOptions>().BindConfiguration("Retention").ValidateDataAnnotations().ValidateOnStart();
        services.AddTable(MessageRows.TableName).AddBlobContainer(MessageStore.ContainerName).AddQueue(QueuedRetention.QueueName);
        return services
            .AddSingleton<MessageStore>()
            .AddSingleton<IAccountData>(provider => provider.GetRequiredService<MessageStore>())
            .AddSingleton<MessageReader>()
            .AddSingleton<MessageAging>()
            .AddSingleton<IAgingData>(provider => provider.GetRequiredService<MessageAging>())
            .AddSingleton<QueuedRetention>()
            .AddSingleton<RetentionWalk>()
            .AddSingleton<RetentionTurn>();
    }
}
