using MailFunctions.Storage;
using Microsoft.Extensions.DependencyInjection;

namespace MailFunctions.Notifications;

/// <summary>Registers the e-mail about the health of accounts.</summary>
public static class NotificationsSetup
{
    /// <summary>Adds it.</summary>
    public static IServiceCollection AddNotifications(this IServiceCollection services) => services
        .AddTable(NotificationStore.Table)
        .AddSingleton<NotificationStore>()
        .AddSingleton<NotificationRules>()
        .AddSingleton<HealthDigestStore>()
        .AddSingleton<HealthSurvey>()
        .AddSingleton<HealthMail>()
        .AddSingleton<HealthDigests>();
}
