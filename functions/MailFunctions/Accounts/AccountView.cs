using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Serialization;

namespace MailFunctions.Accounts;

/// <summary>An account as the API shows it: its settings, and how it is doing.</summary>
public sealed record AccountView : Account
{
    /// <summary>Joins both.</summary>
    [SetsRequiredMembers]
    public AccountView(Account account, CheckStatus check)
        : base(account) => Check = check;

    /// <summary>How it is doing.</summary>
    [JsonPropertyOrder(1)]
    public CheckStatus Check { get; }

    /// <summary>The view of a record at a time.</summary>
    public static AccountView Of(AccountRecord record, DateTimeOffset now) =>
        new(record.Account, CheckStatus.Of(record.Account, record.State, now));
}
