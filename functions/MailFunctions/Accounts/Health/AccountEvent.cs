using System.Text.Json.Serialization;

namespace MailFunctions.Accounts.Health;

/// <summary>A change of an account's health, for whoever wants to know of every one.</summary>
/// <param name="Id">The account.</param>
/// <param name="Kind">What happened.</param>
/// <param name="At">When, UTC.</param>
/// <param name="Name">The account's name at that time.</param>
/// <param name="Server">Its mail server at that time, as <see cref="Account.Server"/> gives it.</param>
/// <param name="Error">Why; <see langword="null"/> for a recovery.</param>
public sealed record AccountEvent(AccountId Id, AccountEventKind Kind, DateTimeOffset At, string Name, string Server, CheckError? Error)
{
    /// <summary>Its row in the table <c>Accounts</c>, which names it for ever.</summary>
    [JsonIgnore]
    public string RowKey => AccountKeys.Event(At, Id);

    /// <summary>What a change of state means to others; <see langword="null"/> if nothing.</summary>
    /// <param name="account">The account's settings after the change.</param>
    /// <param name="before">Its state before.</param>
    /// <param name="after">Its state after.</param>
    public static AccountEvent? Of(Account account, AccountState before, AccountState after)
    {
        AccountEventKind? kind = after.Health switch
        {
            _ when after.Health == before.Health => null,
            AccountHealth.Failing => AccountEventKind.Failing,
            AccountHealth.Suspended => AccountEventKind.Suspended,
            AccountHealth.Well when before.Health != AccountHealth.Retired => AccountEventKind.Recovered,
            _ => null,
        };
        return kind is { } happened
            ? new(account.Id, happened, after.HealthSince ?? default, account.Name, account.Server, happened == AccountEventKind.Recovered ? null : after.LastError)
            : null;
    }
}
