using MailFunctions.Accounts;

namespace MailFunctions.Connectors;

/// <summary>Lets accounts go on that failed because of a network connector, now that it changed.</summary>
public sealed class ConnectorResumption(ConnectorUses uses, AccountStore accounts, TimeProvider clock)
{
    // Whoever changes a connector waits for this. Accounts beyond it go on when they are due anyhow.
    private const int MostAccounts = 1000;
    private const int AtOnce = 8;

    /// <summary>Makes the accounts that failed with the connector due at once.</summary>
    public async Task RunAsync(string connectorId, CancellationToken cancellationToken)
    {
        var noted = await uses.NotedAsync(connectorId, default, MostAccounts, cancellationToken);
        await Parallel.ForEachAsync(
            noted,
            new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = cancellationToken },
            async (id, stop) => await ResumeAsync(id, stop));
    }

    private async Task ResumeAsync(AccountId id, CancellationToken cancellationToken)
    {
        if (await accounts.FindAsync(id, cancellationToken) is { State.LastError.Code: CheckErrorCode.ConnectorFailed } record)
        {
            var state = AccountSchedule.Schedule(record.Account, AccountSchedule.Forgiven(record.State), clock.GetUtcNow());
            // If a check writes the state at this moment, it knows better.
            await accounts.UpdateStateAsync(record, state, cancellationToken);
        }
    }
}
