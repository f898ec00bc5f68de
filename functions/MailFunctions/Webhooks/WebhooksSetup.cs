using MailFunctions.Inbox.Events;
using MailFunctions.Reports.Exports;
using MailFunctions.Storage;
using MailFunctions.Webhooks.Delivery;
using MailFunctions.Webhooks.Events;
using Microsoft.Extensions.DependencyInjection;

namespace MailFunctions.Webhooks;

/// <summary>Registers webhooks.</summary>
public static class WebhooksSetup
{
    /// <summary>Adds webhooks: what is passed on, and how it is delivered.</summary>
    public static IServiceCollection AddWebhooks(this IServiceCollection services)
    {
        services.AddOptions<WebhookOptions>().BindConfiguration("Webhooks").ValidateDataAnnotations().ValidateOnStart();
        return services
            .AddTable(WebhookStore.Table)
            .AddTable(DeliveryKeys.Table)
            .AddQueue(ExpectedEvents.QueueName)
            .AddQueue(QueuedDeliveries.QueueName)
            .AddSingleton<WebhookStore>()
            .AddSingleton<WebhookRules>()
            .AddSingleton<WebhookSecrets>()
            .AddSingleton<WebhookChanges>()
            .AddSingleton<EnabledWebhooks>()
            .AddSingleton<ExpectedEvents>()
            .AddSingleton<IStoredMessageListener>(provider => provider.GetRequiredService<ExpectedEvents>())
            .AddSingleton<IReadyExportListener>(provider => provider.GetRequiredService<ExpectedEvents>())
            .AddSingleton<ExpectedEventRelay>()
            .AddSingleton<AccountEventRelay>()
            .AddSingleton<EventFanOut>()
            .AddSingleton<QueuedDeliveries>()
            .AddSingleton<DeliveryStore>()
            .AddSingleton<DeliveryRemoval>()
            .AddSingleton<DeliveryPurge>()
            .AddSingleton<DeliveryTurn>()
            .AddSingleton<DueWebhooks>()
            .AddSingleton<ReceiverStates>()
            .AddSingleton<WebhookPost>()
            .AddSingleton<WebhookTest>();
    }
}
