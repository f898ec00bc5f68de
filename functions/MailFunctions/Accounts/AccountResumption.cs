namespace MailFunctions.Accounts;

/// <summary>Lets an account go on whose log-in was refused, now that its credential logs in with something else.</summary>
public sealed class AccountResumption(AccountStore store, TimeProvider clock)
{
    private const int Attempts = 10;

    /// <summary>Makes the account due at once, if it was refused with another log-in than the present one.</summary>
    /// <param name="id">The account.</param>
    /// <param name="credentialId">The credential that changed.</param>
    /// <param name="login">The stamp of what it logs in with now.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>Whether the account uses the credential, and stays suspended.</returns>
    public async Task<bool> RunAsync(AccountId id, string credentialId, string login, CancellationToken cancellationToken)
    {
        for (var attempt = 0; attempt < Attempts; attempt++)
        {
            if (await store.FindAsync(id, cancellationToken) is not { } record || record.Account.CredentialId != credentialId)
            {
                return false;
            }

            var state = AccountSchedule.AfterLoginChange(record.Account, record.State, login, clock.GetUtcNow());
            if (state == record.State)
            {
                return state.SuspendedAt is not null;
            }

            if (await store.UpdateStateAsync(record, state, cancellationToken))
            {
                return false;
            }
        }

        // Somebody else writes it again and again; it counts as suspended so that it is looked at again.
        return true;
    }
}
