using System.Globalization;
using MailFunctions.Http;

namespace MailFunctions.Accounts.Columns;

/// <summary>The columns of files of accounts, in their order: first those of the accounts report, then the other settings.</summary>
internal static class AccountColumns
{
    private static readonly (string Word, bool Value)[] YesNos = [("Yes", true), ("No", false), ("true", true), ("false", false)];

    /// <summary>The account's number.</summary>
    public static AccountColumn Id { get; } = new("ID", "", (draft, _) => draft, "must be the number of an account, or empty for a new one.");

    /// <summary>Its name.</summary>
    public static AccountColumn Name { get; } = AccountColumn.Text("Name", nameof(AccountDraft.Name), (draft, name) => draft with { Name = name });

    /// <summary>The name of the credential it logs in with.</summary>
    public static AccountColumn Credential { get; } =
        AccountColumn.Text("Credential", nameof(AccountDraft.CredentialId), (draft, credential) => draft with { CredentialId = credential });

    /// <summary>The name of the network connector through which the server is reached.</summary>
    public static AccountColumn NetworkConnector { get; } =
        AccountColumn.Text("Network connector", nameof(AccountDraft.NetworkConnectorId), (draft, connector) => draft with { NetworkConnectorId = connector });

    /// <summary>The columns of the accounts report.</summary>
    public static IReadOnlyList<AccountColumn> Report { get; } =
    [
        Id,
        Name,
        YesNo("Secure connection", nameof(AccountDraft.SecureConnection), (draft, value) => draft with { SecureConnection = value }),
        Choice<ConnectionType>("Connection type", nameof(AccountDraft.ConnectionType), (draft, value) => draft with { ConnectionType = value }),
        Choice<MailProtocol>("Protocol", nameof(AccountDraft.Protocol), (draft, value) => draft with { Protocol = value }),
        Number("Port", nameof(AccountDraft.Port), (draft, value) => draft with { Port = value }),
        YesNo("Automatic check", nameof(AccountDraft.AutomaticCheck), (draft, value) => draft with { AutomaticCheck = value }),
        YesNo("Keep copy in server", nameof(AccountDraft.KeepCopy), (draft, value) => draft with { KeepCopy = value }),
    ];

    /// <summary>All columns.</summary>
    public static IReadOnlyList<AccountColumn> All { get; } =
    [
        .. Report,
        YesNo("Enabled", nameof(AccountDraft.Enabled), (draft, value) => draft with { Enabled = value }),
        Number("Check interval (minutes)", nameof(AccountDraft.CheckIntervalMinutes), (draft, value) => draft with { CheckIntervalMinutes = value }),
        AccountColumn.Text("Address", nameof(AccountDraft.Address), (draft, address) => draft with { Address = address }),
        AccountColumn.Text("Folder", nameof(AccountDraft.Folder), (draft, folder) => draft with { Folder = folder }),
        AccountColumn.Value<DateOnly>("Since", nameof(AccountDraft.Since), Day, "must be a date (YYYY-MM-DD).", (draft, since) => draft with { Since = since }),
        Number("Keep messages (days)", nameof(AccountDraft.KeepMessagesDays), (draft, value) => draft with { KeepMessagesDays = value }),
        YesNo("Skip certificate", nameof(AccountDraft.SkipCertificate), (draft, value) => draft with { SkipCertificate = value }),
        Credential,
        YesNo("Use network connector", nameof(AccountDraft.UseNetworkConnector), (draft, value) => draft with { UseNetworkConnector = value }),
        NetworkConnector,
    ];

    /// <summary>The headings of the accounts report.</summary>
    public static IReadOnlyList<string> Headings { get; } = [.. Report.Select(column => column.Heading)];

    /// <summary>All headings.</summary>
    public static IReadOnlyList<string> AllHeadings { get; } = [.. All.Select(column => column.Heading)];

    /// <summary>A row's values, as many as <see cref="Headings"/>.</summary>
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

    /// <summary>An account's values, as many as <see cref="AllHeadings"/>.</summary>
    /// <param name="account">The account.</param>
    /// <param name="credential">The name of its credential.</param>
    /// <param name="connector">The name of its network connector; empty if it uses none.</param>
    public static string[] Of(Account account, string credential, string connector) =>
    [
        .. Of(AccountRow.Of(account)),
        YesNo(account.Enabled),
        account.CheckIntervalMinutes.ToString(CultureInfo.InvariantCulture),
        account.Address,
        account.Folder,
        account.Since?.ToString("O", CultureInfo.InvariantCulture) ?? "",
        account.KeepMessagesDays?.ToString(CultureInfo.InvariantCulture) ?? "",
        YesNo(account.SkipCertificate),
        credential,
        YesNo(account.UseNetworkConnector),
        connector,
    ];

    private static string YesNo(bool value) => value ? "Yes" : "No";

    private static AccountColumn YesNo(string heading, string setting, Func<AccountDraft, bool?, AccountDraft> set) =>
        AccountColumn.Value(heading, setting, text => Find(YesNos, text), "must be Yes or No.", set);

    private static AccountColumn Number(string heading, string setting, Func<AccountDraft, int?, AccountDraft> set) =>
        AccountColumn.Value<int>(heading, setting, WholeNumber, "must be a whole number.", set);

    private static AccountColumn Choice<T>(string heading, string setting, Func<AccountDraft, T?, AccountDraft> set)
        where T : struct, Enum
    {
        (string Word, T Value)[] choices = [.. EnumWords.Choices<T>().Select(choice => (choice.Word, choice.Value!.Value))];
        return AccountColumn.Value(
            heading, setting, text => Find(choices, text), $"must be {string.Join(" or ", choices.Select(choice => choice.Word))}.", set);
    }

    private static T? Find<T>((string Word, T Value)[] choices, string text)
        where T : struct
    {
        foreach (var (word, value) in choices)
        {
            if (word.Equals(text, StringComparison.OrdinalIgnoreCase))
            {
                return value;
            }
        }

        return null;
    }

    private static int? WholeNumber(string text) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;

    private static DateOnly? Day(string text) =>
        DateOnly.TryParseExact(text, "O", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;
}
