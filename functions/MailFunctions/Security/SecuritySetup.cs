using System.Net;
using MailFunctions.Security.SignIn;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.JwtBearer;
using Microsoft.Azure.Functions.Worker.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace MailFunctions.Security;

/// <summary>Registers sign-in and the egress policy.</summary>
public static class SecuritySetup
{
    /// <summary>Adds sign-in to every HTTP function.</summary>
    public static FunctionsApplicationBuilder UseSecurity(this FunctionsApplicationBuilder builder)
    {
        builder.Services.AddOptions<EgressOptions>().BindConfiguration("Egress")
            .Validate(
                egress => egress.Deny.Concat(egress.Allow).All(network => IPNetwork.TryParse(network, out _)),
                "Egress__Deny and Egress__Allow must be networks in CIDR notation, such as 203.0.113.0/24.")
            .ValidateOnStart();
        builder.Services.AddSingleton<EgressPolicy>();
        builder.Services.AddSingleton(new FunctionPolicies());
        builder.Services.AddSignIn();
        // The middleware tells each refusal once.
        builder.Logging.AddFilter("Microsoft.AspNetCore.Authentication", LogLevel.None).AddFilter(typeof(LocalSignIn).FullName, LogLevel.None);
        builder.UseMiddleware<SignInMiddleware>();
        return builder;
    }

    /// <summary>Adds a scheme for each mode, and none that ASP.NET Core would take by itself: the worker runs functions without its middleware.</summary>
    private static void AddSignIn(this IServiceCollection services)
    {
        services.AddOptions<AuthOptions>().BindConfiguration("Auth").ValidateOnStart();
        services.AddSingleton<IValidateOptions<AuthOptions>, AuthRules>();
        services.AddSingleton<LocalKey>().AddHostedService(provider => provider.GetRequiredService<LocalKey>());
        services.TryAddSingleton(TimeProvider.System);
        services.AddSingleton<AuthorityMetadata>().AddSingleton<IConfigureOptions<JwtBearerOptions>, TokenSignIn>();
        services.AddAuthentication()
            .AddScheme<AuthenticationSchemeOptions, LocalSignIn>(AuthOptions.Local, _ => { })
            .AddJwtBearer(AuthOptions.Oidc, _ => { });
    }
}
