using System.Globalization;
using MailFunctions.Accounts;
using MailFunctions.Http;

namespace MailFunctions.Reports;

/// <summary>The columns of the accounts report, in their order.</summary>
internal static class AccountColumns
{
    /// <summary>Their headings.</summary>
    public static IReadOnlyList<string> Headings { get; } =
    [
        "ID", "Name", "Secure connection", "Connection type", "Protocol", "Port", "Automatic check", "Keep copy in server",
    ];

    /// <summary>An account's values, as many as there are headings.</summary>
    public static string[] Of(Account account) =>
    [
        account.Id.ToString(),
        account.Name,
        YesNo(account.SecureConnection),
        account.ConnectionType is { } type ? EnumWords.Word(type) : "",
        EnumWords.Word(account.Protocol),
        account.Port.ToString(CultureInfo.InvariantCulture),
        YesNo(account.AutomaticCheck),
        YesNo(account.KeepCopy),
    ];

    private static string YesNo(bool value) => value ? "Yes" : "No";
}
