using System.Runtime.CompilerServices;
using Azure.Data.Tables;
using MailFunctions.Storage;

namespace MailFunctions.Accounts;

/// <summary>The table <c>AccountNames</c>: keeps names unique regardless of case, and lists accounts by name.</summary>
public sealed class AccountNames(TableServiceClient tables, AccountStore accounts, TimeProvider clock)
{
    /// <summary>The table's name.</summary>
    public const string Table = "AccountNames";

    private readonly UniqueNames _names = new(
        tables.GetTableClient(Table),
        "names",
        clock,
        async (owner, name, cancellationToken) => await accounts.GetAsync(AccountId.FromKey(owner), cancellationToken) is { } account && AreSame(account.Name, name));

    /// <summary>Whether two names count as the same.</summary>
    public static bool AreSame(string left, string right) => NameKey.AreSame(left, right);

    /// <inheritdoc cref="UniqueNames.IsTakenAsync"/>
    public Task<bool> IsTakenAsync(string name, CancellationToken cancellationToken) => _names.IsTakenAsync(name, cancellationToken);

    /// <inheritdoc cref="UniqueNames.OwnerAsync"/>
    public async Task<AccountId?> OwnerAsync(string name, CancellationToken cancellationToken) =>
        await _names.OwnerAsync(name, cancellationToken) is { } owner ? AccountId.FromKey(owner) : null;

    /// <inheritdoc cref="UniqueNames.TakeAsync"/>
    public Task<bool> TakeAsync(string name, AccountId owner, CancellationToken cancellationToken) =>
        _names.TakeAsync(name, owner.Key, cancellationToken);

    /// <inheritdoc cref="UniqueNames.ReleaseAsync"/>
    public Task ReleaseAsync(string name, AccountId owner, CancellationToken cancellationToken) =>
        _names.ReleaseAsync(name, owner.Key, cancellationToken);

    /// <summary>All names, last first.</summary>
    public async IAsyncEnumerable<IndexedName> DownwardsAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await foreach (var (name, owner) in _names.DownwardsAsync(cancellationToken))
        {
            yield return new IndexedName(name, AccountId.FromKey(owner));
        }
    }

    /// <summary>The names after a key (see <see cref="NameKey"/>), in their order.</summary>
    public async IAsyncEnumerable<IndexedName> AfterAsync(
        string? key,
        int pageSize,
        [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await foreach (var (name, owner) in _names.AfterAsync(key, pageSize, cancellationToken))
        {
            yield return new IndexedName(name, AccountId.FromKey(owner));
        }
    }
}
