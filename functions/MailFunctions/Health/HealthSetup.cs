using Microsoft.Extensions.DependencyInjection;

namespace MailFunctions.Health;

/// <summary>Registers what looks after the app's health.</summary>
public static class HealthSetup
{
    /// <summary>Adds what looks how long the queues are.</summary>
    public static IServiceCollection AddHealth(this IServiceCollection services) => services.AddSingleton<QueueDepths>();
}
