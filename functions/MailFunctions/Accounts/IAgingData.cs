namespace MailFunctions.Accounts;

/// <summary>What other features keep for accounts for a time only. Account 0 stands for what belongs to no account.</summary>
public interface IAgingData
{
    /// <summary>The accounts among a stretch of ids, at most one block's, that may have something that is too old; some may come twice.</summary>
    IAsyncEnumerable<AccountId> WithAgedAsync(AccountId first, AccountId last, CancellationToken cancellationToken);

    /// <summary>Deletes some of what is too old: a bounded step that can be repeated, and done by two at once.</summary>
    /// <returns>Whether nothing is left that is too old.</returns>
    Task<bool> PurgeAgedAsync(AccountId id, CancellationToken cancellationToken);
}
