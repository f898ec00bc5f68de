using Microsoft.Extensions.DependencyInjection;

namespace MailFunctions.Accounts.Import;

/// <summary>Registers the import of accounts.</summary>
internal static class ImportSetup
{
    /// <summary>Adds the import of accounts.</summary>
    public static IServiceCollection AddAccountImport(this IServiceCollection services) => services
        .AddSingleton<AccountImport>();
}
