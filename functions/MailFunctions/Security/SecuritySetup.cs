using Microsoft.Azure.Functions.Worker.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace MailFunctions.Security;

/// <summary>Registers sign-in.</summary>
public static class SecuritySetup
{
    /// <summary>Adds sign-in to every HTTP function.</summary>
    public static FunctionsApplicationBuilder UseSecurity(this FunctionsApplicationBuilder builder)
    {
        builder.Services.AddOptions<AuthOptions>().BindConfiguration("Auth").ValidateDataAnnotations().ValidateOnStart();
        builder.Services.AddOptions<EgressOptions>().BindConfiguration("Egress");
        builder.Services.AddSingleton<EgressPolicy>();
        builder.Services.AddSingleton<LocalKey>().AddHostedService(provider => provider.GetRequiredService<LocalKey>()).AddSingleton(new FunctionPolicies());
        builder.UseMiddleware<SignInMiddleware>();
        return builder;
    }
}
