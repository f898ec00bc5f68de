using MailFunctions.Accounts.Columns;
using MailFunctions.Accounts.Health;
using MailFunctions.Accounts.Import;
using MailFunctions.Storage;
using Microsoft.Extensions.DependencyInjection;

namespace MailFunctions.Accounts;

/// <summary>Registers accounts and their report.</summary>
public static class AccountsSetup
{
    /// <summary>Adds accounts and their report.</summary>
    public static IServiceCollection AddAccounts(this IServiceCollection services) => services
        .AddTable(AccountKeys.Table)
        .AddTable(AccountNames.Table)
        .AddQueue(AccountPurges.Queue)
        .AddQueue(AccountEvents.Queue)
        .AddSingleton<AccountEvents>()
        .AddSingleton<HealthNotes>()
        .AddSingleton<AccountStore>()
        .AddSingleton<AccountCounter>()
        .AddSingleton<AccountNames>()
        .AddSingleton<AccountScan>()
        .AddSingleton<AccountConditions>()
        .AddSingleton<AccountReport>()
        .AddSingleton<AccountChanges>()
        .AddSingleton<AccountResumption>()
        .AddSingleton<AccountReferences>()
        .AddSingleton<AccountRules>()
        .AddSingleton<AccountPurges>()
        .AddSingleton<AccountCells>()
        .AddAccountImport()
        .AddSingleton<MessageKeeping>()
        .AddSingleton<DueMarkers>()
        .AddSingleton<OverdueCount>();
}
