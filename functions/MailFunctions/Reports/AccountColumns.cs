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

    /// <summary>A row's values, as many as there are headings.</summary>
    public static string[] Of(AccountRow row) =>
    [
        row.Id.ToString(),
        row.Name,
        YesNo(row.SecureConnection),
        row.ConnectionType is { } type ? EnumWords.Word(type) : "",
        EnumWords.Word(row.Protocol),
        row.Port.ToString(CultureInfo.InvariantCulture),
        YesNo(row.AutomaticCheck),
        YesNo(row.KeepCopy),
    ];

    private static string YesNo(bool value) => value ? "Yes" : "No";
}
