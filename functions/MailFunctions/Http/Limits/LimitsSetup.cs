using Microsoft.Azure.Functions.Worker.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace MailFunctions.Http.Limits;

/// <summary>Registers what bounds requests.</summary>
public static class LimitsSetup
{
    /// <summary>Bounds how long a request takes and how often callers ask. Comes after sign-in, which tells who asks.</summary>
    public static FunctionsApplicationBuilder UseLimits(this FunctionsApplicationBuilder builder)
    {
        builder.Services.AddOptions<LimitOptions>().BindConfiguration("Limits").ValidateDataAnnotations().ValidateOnStart();
        builder.Services.AddSingleton<CallerLimits>();
        builder.UseMiddleware<LimitMiddleware>();
        builder.UseMiddleware<DeadlineMiddleware>();
        return builder;
    }
}
