using Azure;
using Azure.Data.Tables;
using MailFunctions.Http;

namespace MailFunctions.Storage;

/// <summary>
/// Things with a unique name and an id of 32 hexadecimal digits, in a table of their own: a partition for each, in which others may note
/// that they use it, and one for the names.
/// </summary>
/// <typeparam name="T">The things.</typeparam>
public abstract class NamedStore<T>(TableServiceClient tables, string tableName, TimeProvider clock)
    where T : class, INamed
{
    /// <summary>The partition of the reserved names.</summary>
    public const string NamesPartition = "names";

    /// <summary>The row of the thing itself.</summary>
    public const string Row = "c";

    private const int MaxIdLength = 32;

    // The most that one answer of Table Storage holds.
    private const int NamesAtOnce = 1000;
    private readonly TableClient _table = tables.GetTableClient(tableName);

    /// <summary>Their names.</summary>
    public UniqueNames Names => field ??= new(
        _table,
        NamesPartition,
        clock,
        async (owner, name, cancellationToken) => await GetAsync(owner, cancellationToken) is { } thing && NameKey.AreSame(thing.Name, name));

    /// <summary>Reads one.</summary>
    /// <returns>It; <see langword="null"/> if there is none with this id.</returns>
    public async Task<T?> GetAsync(string id, CancellationToken cancellationToken)
    {
        if (id.Length is 0 or > MaxIdLength || !id.All(char.IsAsciiHexDigitLower))
        {
            return null;
        }

        var entity = await _table.GetEntityIfExistsAsync<TableEntity>(id, Row, null, cancellationToken);
        return entity.HasValue ? Read(entity.Value!) : null;
    }

    /// <summary>Finds one by its name, whatever the case: two table operations.</summary>
    /// <returns>It; <see langword="null"/> if there is none of this name.</returns>
    public async Task<T?> FindByNameAsync(string name, CancellationToken cancellationToken) =>
        NameRule.IsMet(name) &&
        await Names.OwnerAsync(name, cancellationToken) is { } owner &&
        await GetAsync(owner, cancellationToken) is { } thing &&
        NameKey.AreSame(thing.Name, name)
            ? thing
            : null;

    /// <summary>All, or some, by name.</summary>
    /// <param name="part">A part of the name, whatever its case and accents; <see langword="null"/> for all.</param>
    /// <param name="after">Where to begin: the <see cref="NameKey"/> of the name before; <see langword="null"/> for the first.</param>
    /// <param name="chunk">How many are read at a time.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    public IAsyncEnumerable<T> ByNameAsync(string? part, string? after, int chunk, CancellationToken cancellationToken) =>
        Names.AfterAsync(after, part is null ? chunk : NamesAtOnce, cancellationToken)
            .Where(row => part is null || Texts.Contain(row.Name, part))
            .Chunk(chunk)
            .SelectMany((rows, stop) => new ValueTask<IEnumerable<T>>(ReadAsync(rows, stop)));

    /// <summary>Adds one; its id is new, so that a repetition after an answer that got lost only writes the same again.</summary>
    /// <returns>It with its ETag.</returns>
    public async Task<T> InsertAsync(T thing, CancellationToken cancellationToken)
    {
        var added = await _table.UpsertEntityAsync(Entity(thing), TableUpdateMode.Replace, cancellationToken);
        return WithETag(thing, ETags.Strong(added.Headers.ETag!.Value));
    }

    /// <summary>Replaces one.</summary>
    /// <returns>It with its new ETag; <see langword="null"/> if it changed since it was read.</returns>
    public async Task<T?> UpdateAsync(T present, T thing, CancellationToken cancellationToken)
    {
        try
        {
            var updated = await _table.UpdateEntityAsync(
                Entity(thing), ETags.Stored(present.ETag), TableUpdateMode.Replace, cancellationToken);
            return WithETag(thing, ETags.Strong(updated.Headers.ETag!.Value));
        }
        catch (RequestFailedException exception) when (exception.Status is 404 or 412)
        {
            // What is there as it is to be was written by this very request: the first answer to it got lost.
            var found = await _table.GetEntityIfExistsAsync<TableEntity>(thing.Id, Row, null, cancellationToken);
            return found is { HasValue: true, Value: { } entity } && Entity(thing).All(wanted => Equals(wanted.Value, entity.TryGetValue(wanted.Key, out var value) ? value : null))
                ? Read(entity)
                : null;
        }
    }

    /// <summary>Deletes one; that it is gone already is no failure.</summary>
    /// <returns>Whether it was done; not if it changed, or came to be used, since it was read.</returns>
    public async Task<bool> DeleteAsync(T present, CancellationToken cancellationToken)
    {
        try
        {
            var row = new TableEntity(present.Id, Row);
            TableTransactionAction[] actions = [new(TableTransactionActionType.Delete, row, ETags.Stored(present.ETag))];
            await _table.SubmitTransactionAsync(actions, cancellationToken);
            return true;
        }
        catch (RequestFailedException exception) when (exception.Status is 404 or 412)
        {
            return exception.Status == 404;
        }
    }

    private async Task<IEnumerable<T>> ReadAsync((string Name, string Owner)[] rows, CancellationToken cancellationToken)
    {
        var things = await Task.WhenAll(rows.Select(row => GetAsync(row.Owner, cancellationToken)));
        // A name that was reserved for one not yet written, or given up since, is not a row.
        return things.Zip(rows)
            .Where(pair => pair.First is { } thing && NameKey.AreSame(thing.Name, pair.Second.Name))
            .Select(pair => pair.First!);
    }

    /// <summary>A thing as an entity.</summary>
    protected abstract TableEntity Entity(T thing);

    /// <summary>A thing back from an entity.</summary>
    protected abstract T Read(TableEntity entity);

    /// <summary>A thing with another ETag.</summary>
    protected abstract T WithETag(T thing, string etag);
}
