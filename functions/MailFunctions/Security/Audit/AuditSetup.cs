using MailFunctions.Storage;
using Microsoft.Extensions.DependencyInjection;

namespace MailFunctions.Security.Audit;

/// <summary>Registers the audit.</summary>
public static class AuditSetup
{
    /// <summary>Adds the audit, and what deletes its old records.</summary>
    public static IServiceCollection AddAudit(this IServiceCollection services)
    {
        services.AddOptions<AuditOptions>().BindConfiguration("Retention").ValidateDataAnnotations().ValidateOnStart();
        return services
            .AddTable(AuditStore.Table)
            .AddSingleton<AuditStore>()
            .AddSingleton<AuditTrail>()
            .AddSingleton<AuditPurge>()
            .AddSingleton<AuditRefusals>()
            .AddHostedService(provider => provider.GetRequiredService<AuditRefusals>());
    }
}
