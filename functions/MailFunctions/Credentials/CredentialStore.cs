using Azure;
using Azure.Data.Tables;
using MailFunctions.Http;
using MailFunctions.Storage;

namespace MailFunctions.Credentials;

/// <summary>The table <c>Credentials</c>: everything about credentials but their secrets.</summary>
public sealed class CredentialStore(TableServiceClient tables, TimeProvider clock)
{
    private const int MaxIdLength = 32;

    // The most that one answer of Table Storage holds.
    private const int NamesAtOnce = 1000;
    private readonly TableClient _table = tables.GetTableClient(CredentialEntity.Table);

    /// <summary>The names of credentials.</summary>
    public UniqueNames Names => field ??= new(
        _table,
        CredentialEntity.NamesPartition,
        clock,
        async (owner, name, cancellationToken) => await GetAsync(owner, cancellationToken) is { } credential && NameKey.AreSame(credential.Name, name));

    /// <summary>Reads a credential.</summary>
    /// <returns>The credential; <see langword="null"/> if there is none with this id.</returns>
    public async Task<Credential?> GetAsync(string id, CancellationToken cancellationToken)
    {
        if (id.Length is 0 or > MaxIdLength || !id.All(char.IsAsciiHexDigitLower))
        {
            return null;
        }

        var entity = await _table.GetEntityIfExistsAsync<TableEntity>(id, CredentialEntity.Row, null, cancellationToken);
        return entity.HasValue ? CredentialEntity.ToCredential(entity.Value!) : null;
    }

    /// <summary>The credentials by name.</summary>
    /// <param name="part">A part of the name, whatever its case and accents; <see langword="null"/> for all.</param>
    /// <param name="after">Where to begin (see <see cref="PositionOf"/>); <see langword="null"/> for the first.</param>
    /// <param name="chunk">How many are read at a time.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    public IAsyncEnumerable<Credential> ByNameAsync(string? part, string? after, int chunk, CancellationToken cancellationToken) =>
        Names.AfterAsync(after, part is null ? chunk : NamesAtOnce, cancellationToken)
            .Where(row => part is null || Texts.Contain(row.Name, part))
            .Chunk(chunk)
            .SelectMany((rows, stop) => new ValueTask<IEnumerable<Credential>>(ReadAsync(rows, stop)));

    /// <summary>The place of a credential among all, by name.</summary>
    public static string PositionOf(Credential credential) => NameKey.Of(credential.Name);

    /// <summary>Adds a credential; its id is new, so that a repetition after an answer that got lost only writes the same again.</summary>
    /// <returns>The credential with its ETag.</returns>
    public async Task<Credential> InsertAsync(Credential credential, CancellationToken cancellationToken)
    {
        var added = await _table.UpsertEntityAsync(CredentialEntity.Of(credential), TableUpdateMode.Replace, cancellationToken);
        return credential with { ETag = ETags.Strong(added.Headers.ETag!.Value) };
    }

    /// <summary>Replaces a credential.</summary>
    /// <returns>The credential with its new ETag; <see langword="null"/> if it changed since it was read.</returns>
    public async Task<Credential?> UpdateAsync(Credential present, Credential credential, CancellationToken cancellationToken)
    {
        try
        {
            var updated = await _table.UpdateEntityAsync(
                CredentialEntity.Of(credential), ETags.Stored(present.ETag), TableUpdateMode.Replace, cancellationToken);
            return credential with { ETag = ETags.Strong(updated.Headers.ETag!.Value) };
        }
        catch (RequestFailedException exception) when (exception.Status is 404 or 412)
        {
            return null;
        }
    }

    /// <summary>Deletes a credential.</summary>
    /// <returns>Whether it was done; not if it changed, or came to be used, since it was read.</returns>
    public async Task<bool> DeleteAsync(Credential present, CancellationToken cancellationToken)
    {
        try
        {
            var row = new TableEntity(present.Id, CredentialEntity.Row);
            TableTransactionAction[] actions = [new(TableTransactionActionType.Delete, row, ETags.Stored(present.ETag))];
            await _table.SubmitTransactionAsync(actions, cancellationToken);
            return true;
        }
        catch (RequestFailedException exception) when (exception.Status is 404 or 412)
        {
            return false;
        }
    }

    private async Task<IEnumerable<Credential>> ReadAsync((string Name, string Owner)[] rows, CancellationToken cancellationToken)
    {
        var credentials = await Task.WhenAll(rows.Select(row => GetAsync(row.Owner, cancellationToken)));
        // A name that was reserved for a credential not yet written, or given up since, is not a row.
        return credentials.Zip(rows)
            .Where(pair => pair.First is { } credential && NameKey.AreSame(credential.Name, pair.Second.Name))
            .Select(pair => pair.First!);
    }
}
