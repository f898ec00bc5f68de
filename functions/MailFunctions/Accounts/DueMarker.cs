namespace MailFunctions.Accounts;

/// <summary>A due marker: an account that is to be checked at a time.</summary>
/// <param name="Id">The account.</param>
/// <param name="RowKey">The marker's row, which has the time in it.</param>
/// <param name="Server">The account's mail server, as <see cref="Account.Server"/> gives it.</param>
/// <param name="OverdueAt">From when on the check is too late, UTC; a claim does not put it off.</param>
public sealed record DueMarker(AccountId Id, string RowKey, string Server, DateTimeOffset? OverdueAt)
{
    /// <summary>The time at which the account is to be checked, UTC.</summary>
    public DateTimeOffset DueAt => AccountKeys.DueAt(RowKey);
}
