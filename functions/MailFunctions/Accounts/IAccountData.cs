namespace MailFunctions.Accounts;

/// <summary>What other features keep for an account, and must go when the account is deleted.</summary>
public interface IAccountData
{
    /// <summary>Deletes some of it: a bounded step that can be repeated.</summary>
    /// <returns>Whether nothing is left.</returns>
    Task<bool> PurgeAsync(AccountId id, CancellationToken cancellationToken);
}
