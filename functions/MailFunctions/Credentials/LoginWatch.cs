using Azure;
using Azure.Data.Tables;

namespace MailFunctions.Credentials;

/// <summary>
/// Which credentials have accounts that wait for another log-in: a partition of the table <c>Credentials</c>, with the log-in
/// that was refused. It grows with the credentials that are refused, and is empty when all is well.
/// </summary>
public sealed class LoginWatch(TableServiceClient tables, TimeProvider clock)
{
    private const string Partition = "watch";
    private const string Login = "Login";
    private const string NotedAt = "NotedAt";
    private readonly TableClient _table = tables.GetTableClient(CredentialEntity.Table);

    /// <summary>Notes that an account is about to be suspended: to be called before it is, so that none is suspended unseen.</summary>
    /// <param name="credentialId">Its credential.</param>
    /// <param name="login">The stamp of the log-in that was refused.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    public async Task NoteAsync(string credentialId, string login, CancellationToken cancellationToken)
    {
        if (!await TryAddAsync(credentialId, login, clock.GetUtcNow(), cancellationToken))
        {
            // The log-in that is noted stays: accounts that it was refused for wait for any other.
            var touched = new TableEntity(Partition, credentialId) { [NotedAt] = clock.GetUtcNow() };
            await _table.UpsertEntityAsync(touched, TableUpdateMode.Merge, cancellationToken);
        }
    }

    /// <summary>Notes that a credential is about to be changed, so that its accounts are looked at even if the announcement is lost.</summary>
    public Task ExpectAsync(string credentialId, CancellationToken cancellationToken) =>
        TryAddAsync(credentialId, login: "", notedAt: null, cancellationToken);

    /// <summary>All notes.</summary>
    public IAsyncEnumerable<WatchedLogin> AllAsync(CancellationToken cancellationToken) =>
        _table.QueryAsync<TableEntity>(TableClient.CreateQueryFilter($"PartitionKey eq {Partition}"), cancellationToken: cancellationToken).Select(ToWatched);

    /// <summary>The note about a credential.</summary>
    /// <returns>The note; <see langword="null"/> if there is none.</returns>
    public async Task<WatchedLogin?> FindAsync(string credentialId, CancellationToken cancellationToken)
    {
        var row = await _table.GetEntityIfExistsAsync<TableEntity>(Partition, credentialId, null, cancellationToken);
        return row.HasValue ? ToWatched(row.Value!) : null;
    }

    /// <summary>Goes on with another log-in, unless the note changed since it was read.</summary>
    public Task MoveAsync(WatchedLogin watched, string login, CancellationToken cancellationToken) =>
        UnlessChangedAsync(() => _table.UpdateEntityAsync(
            new TableEntity(Partition, watched.CredentialId) { [Login] = login }, watched.ETag, TableUpdateMode.Merge, cancellationToken));

    /// <summary>Takes a note away, unless it changed since it was read.</summary>
    public Task RemoveAsync(WatchedLogin watched, CancellationToken cancellationToken) =>
        UnlessChangedAsync(() => _table.DeleteEntityAsync(Partition, watched.CredentialId, watched.ETag, cancellationToken));

    private static WatchedLogin ToWatched(TableEntity row) => new(
        row.RowKey, row.GetString(Login) ?? "", row.GetDateTimeOffset(NotedAt), row.Timestamp ?? default, row.ETag);

    private static async Task UnlessChangedAsync(Func<Task> write)
    {
        try
        {
            await write();
        }
        catch (RequestFailedException exception) when (exception.Status is 404 or 412)
        {
            // An account was suspended at this moment: the note is its.
        }
    }

    private async Task<bool> TryAddAsync(string credentialId, string login, DateTimeOffset? notedAt, CancellationToken cancellationToken)
    {
        try
        {
            var row = new TableEntity(Partition, credentialId) { [Login] = login, [NotedAt] = notedAt };
            await _table.AddEntityAsync(row, cancellationToken);
            return true;
        }
        catch (RequestFailedException exception) when (exception.Status == 409)
        {
            return false;
        }
    }
}
