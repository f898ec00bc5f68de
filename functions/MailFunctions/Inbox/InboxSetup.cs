using MailFunctions.Accounts;
using MailFunctions.Storage;
using Microsoft.Extensions.DependencyInjection;

namespace MailFunctions.Inbox;

/// <summary>Registers the inbox.</summary>
public static class InboxSetup
{
    /// <summary>Adds the message store, with its table and its blob container.</summary>
    public static IServiceCollection AddInbox(this IServiceCollection services)
    {
        services.AddTable(MessageRows.TableName).AddBlobContainer(MessageStore.ContainerName);
        return services
            .AddSingleton<MessageStore>()
            .AddSingleton<IAccountData>(provider => provider.GetRequiredService<MessageStore>())
            .AddSingleton<MessageReader>();
    }
}
