using System.Runtime.CompilerServices;
using MailFunctions.Connectors;
using MailFunctions.Credentials;
using MailFunctions.Storage;

namespace MailFunctions.Accounts.Columns;

/// <summary>Accounts as rows with all columns: credentials and network connectors by their names, which are the same in another installation.</summary>
public sealed class AccountCells(CredentialStore credentials, ConnectorStore connectors)
{
    private const int ResolvedAtOnce = 50;
    private const int NamesKept = 10_000;

    /// <summary>The cells of accounts, in their order.</summary>
    /// <param name="accounts">The accounts.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    public async IAsyncEnumerable<string[]> OfAsync(
        IAsyncEnumerable<Account> accounts,
        [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var (credentialNames, connectorNames) = (new Dictionary<string, string>(), new Dictionary<string, string>());
        await foreach (var chunk in accounts.Chunk(ResolvedAtOnce).WithCancellation(cancellationToken))
        {
            await ResolveAsync(credentials, credentialNames, chunk.Select(account => account.CredentialId), cancellationToken);
            await ResolveAsync(connectors, connectorNames, chunk.Select(account => account.NetworkConnectorId).OfType<string>(), cancellationToken);
            foreach (var account in chunk)
            {
                var connector = account.NetworkConnectorId is { } id ? connectorNames[id] : "";
                yield return AccountColumns.Of(account, credentialNames[account.CredentialId], connector);
            }
        }
    }

    private static async Task ResolveAsync<T>(
        NamedStore<T> store,
        Dictionary<string, string> names,
        IEnumerable<string> ids,
        CancellationToken cancellationToken)
        where T : class, INamed
    {
        if (names.Count > NamesKept)
        {
            names.Clear();
        }

        var missing = ids.Distinct().Where(id => !names.ContainsKey(id)).ToList();
        var found = await Task.WhenAll(missing.Select(id => store.GetAsync(id, cancellationToken)));
        foreach (var (id, thing) in missing.Zip(found))
        {
            // One that is gone has no name: its id at least tells which it was.
            names[id] = thing?.Name ?? id;
        }
    }
}
