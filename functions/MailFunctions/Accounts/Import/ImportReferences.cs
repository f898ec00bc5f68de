using System.Collections.Concurrent;
using MailFunctions.Accounts.Columns;
using MailFunctions.Connectors;
using MailFunctions.Credentials;
using MailFunctions.Http;
using MailFunctions.Storage;

namespace MailFunctions.Accounts.Import;

/// <summary>
/// Finds the credentials and network connectors that the rows of one import name, each once: thousands of rows may name the same.
/// What is not found is looked for again, as it may come to be meanwhile.
/// </summary>
internal sealed class ImportReferences(CredentialStore credentials, ConnectorStore connectors)
{
    private readonly ConcurrentDictionary<string, string> _credentials = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, string> _connectors = new(StringComparer.Ordinal);

    /// <summary>Puts ids where a row's cells have names (or ids).</summary>
    public async Task<AccountDraft> ResolveAsync(ImportRow row, AccountDraft draft, FieldErrors errors, CancellationToken cancellationToken)
    {
        if (row.Cells.GetValueOrDefault(AccountColumns.Credential) is { Length: > 0 } credential)
        {
            var id = await FindAsync(credentials, _credentials, credential, cancellationToken);
            draft = draft with { CredentialId = id };
            if (id is null)
            {
                errors.Add(AccountColumns.Credential.Heading, "There is no credential with this name or id.");
            }
        }

        if (row.Cells.GetValueOrDefault(AccountColumns.NetworkConnector) is { Length: > 0 } connector)
        {
            var id = await FindAsync(connectors, _connectors, connector, cancellationToken);
            draft = draft with { NetworkConnectorId = id };
            if (id is null)
            {
                errors.Add(AccountColumns.NetworkConnector.Heading, "There is no network connector with this name or id.");
            }
        }

        return draft;
    }

    private static async Task<string?> FindAsync<T>(
        NamedStore<T> store,
        ConcurrentDictionary<string, string> known,
        string text,
        CancellationToken cancellationToken)
        where T : class, INamed
    {
        if (known.TryGetValue(text, out var id))
        {
            return id;
        }

        // The name first: it is what files have, and somebody may have called a thing by another's id.
        var thing = await store.FindByNameAsync(text, cancellationToken) ?? await store.GetAsync(text, cancellationToken);
        return thing is null ? null : known.GetOrAdd(text, thing.Id);
    }
}
