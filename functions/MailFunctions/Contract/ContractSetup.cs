using Microsoft.Extensions.DependencyInjection;

namespace MailFunctions.Contract;

/// <summary>Registers the API's document.</summary>
public static class ContractSetup
{
    /// <summary>Adds it.</summary>
    public static IServiceCollection AddContract(this IServiceCollection services) => services.AddSingleton<OpenApiDocument>();
}
