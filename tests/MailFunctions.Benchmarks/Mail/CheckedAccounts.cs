using Azure.Data.Tables;
using MailFunctions.Accounts;
using MailFunctions.Tests.Infrastructure;
using Shouldly;

namespace MailFunctions.Benchmarks.Mail;

/// <summary>
/// The product as a process of its own, on storage of its own, with an account for each of some mailboxes. All that its checks take is in
/// the measure: timer, claims, queue, mail server and storage.
/// </summary>
internal sealed class CheckedAccounts : IAsyncDisposable
{
    /// <summary>How many connections it may hold at once.</summary>
    public const int Connections = 64;

    private static readonly ParallelOptions AtOnce = new() { MaxDegreeOfParallelism = 16 };
    private static readonly TimeSpan Never = TimeSpan.FromDays(30);
    private readonly AzuriteServer _azurite;
    private readonly App _app;
    private readonly TableClient _table;
    private readonly AccountStore _accounts;
    private int _count;

    private CheckedAccounts(AzuriteServer azurite, App app)
    {
        (_azurite, _app) = (azurite, app);
        var tables = new TableServiceClient(azurite.ConnectionString);
        (_table, _accounts) = (tables.GetTableClient(AccountKeys.Table), new AccountStore(tables));
    }

    /// <summary>Starts it. No account is due by itself before all is over.</summary>
    /// <param name="stage">Whose authority it trusts.</param>
    /// <param name="mailboxes">The mailboxes.</param>
    /// <param name="port">Where their server listens for TLS.</param>
    /// <param name="cancellationToken">Ends it.</param>
    public static async Task<CheckedAccounts> StartAsync(Stage stage, IReadOnlyList<Mailbox> mailboxes, int port, CancellationToken cancellationToken)
    {
        var azurite = await AzuriteServer.StartAsync();
        var app = await App.StartAsync(
            azurite,
            stage.Certificates,
            ("Checking__ConnectionsPerServer", $"{Connections}"),
            // How long an empty queue is left alone is a wait, however many accounts there are.
            ("AzureFunctionsJobHost__extensions__queues__maxPollingInterval", "00:00:00.25"),
            ("DOTNET_TieredPGO", "1"));
        var accounts = new CheckedAccounts(azurite, app);
        await accounts.AddAsync(mailboxes, port, cancellationToken);
        return accounts;
    }

    /// <summary>Makes all accounts due at the same minute, and waits until the timer's checks of that minute are over.</summary>
    /// <param name="messages">How many messages each account has then.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    public async Task<Round> CheckAsync(int messages, CancellationToken cancellationToken)
    {
        var minute = NextMinute();
        await Parallel.ForEachAsync(Ids, With(cancellationToken), async (id, stop) =>
        {
            var record = (await _accounts.FindAsync(id, stop))!;
            (await _accounts.UpdateStateAsync(record, AccountSchedule.Schedule(record.Account, record.State, minute), stop)).ShouldBeTrue();
        });
        DateTimeOffset.UtcNow.ShouldBeLessThan(minute, "the accounts were to be due before the timer goes off");
        await Task.Delay(minute - DateTimeOffset.UtcNow, cancellationToken);
        var before = Labour.Of(_app.ProcessId);
        while (await IsUnderWayAsync(minute, cancellationToken))
        {
            await Task.Delay(TimeSpan.FromSeconds(1), cancellationToken);
        }

        var labour = Labour.Of(_app.ProcessId) - before;
        return new(await LastWrittenAsync(messages, cancellationToken) - minute, labour);
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await _app.DisposeAsync();
        await _azurite.DisposeAsync();
    }

    private IEnumerable<AccountId> Ids => Enumerable.Range(1, _count).Select(number => new AccountId(number));

    private static ParallelOptions With(CancellationToken cancellationToken) =>
        new() { MaxDegreeOfParallelism = AtOnce.MaxDegreeOfParallelism, CancellationToken = cancellationToken };

    private async Task AddAsync(IReadOnlyList<Mailbox> mailboxes, int port, CancellationToken cancellationToken)
    {
        _count = mailboxes.Count;
        var api = new Api(_app.Http);
        await Parallel.ForEachAsync(Ids.Zip(mailboxes), With(cancellationToken), async (pair, stop) =>
        {
            var account = Account(pair.First, port, await api.CreateCredentialAsync(pair.Second.User));
            await _accounts.InsertAsync(account, AccountSchedule.Schedule(account, AccountState.New, account.CreatedAt + Never), stop);
        });
        await _table.AddEntityAsync(AccountCounter.Entity(_count), cancellationToken);
    }

    private static Account Account(AccountId id, int port, string credentialId) => new AccountDraft
    {
        Name = $"Account {id}",
        Protocol = MailProtocol.Imap,
        Address = "localhost",
        Port = port,
        ConnectionType = ConnectionType.Ssl,
        CredentialId = credentialId,
    }.ToAccount(id, "benchmark", DateTimeOffset.UtcNow);

    /// <summary>The first full minute that leaves time to make all accounts due.</summary>
    private DateTimeOffset NextMinute()
    {
        var ready = DateTimeOffset.UtcNow + TimeSpan.FromSeconds(3) + (_count * TimeSpan.FromMilliseconds(15));
        return new(ready.UtcTicks - (ready.UtcTicks % TimeSpan.TicksPerMinute) + TimeSpan.TicksPerMinute, TimeSpan.Zero);
    }

    /// <summary>Whether an account was not taken yet, or waits for a check or for another turn of it.</summary>
    private async Task<bool> IsUnderWayAsync(DateTimeOffset minute, CancellationToken cancellationToken)
    {
        var waits = TableClient.CreateQueryFilter($"RowKey ge {"s:"} and RowKey lt {"s;"} and (NextCheckAt le {minute} or QueuedUntil ge {minute})");
        return await _table.QueryAsync<TableEntity>(waits, 1, ["RowKey"], cancellationToken).AnyAsync(cancellationToken);
    }

    private async Task<DateTimeOffset> LastWrittenAsync(int messages, CancellationToken cancellationToken)
    {
        var rows = await _table.QueryAsync<TableEntity>("RowKey ge 's:' and RowKey lt 's;'", cancellationToken: cancellationToken).ToListAsync(cancellationToken);
        rows.Count.ShouldBe(_count);
        foreach (var state in rows.Select(AccountEntity.ToState))
        {
            state.LastError.ShouldBeNull();
            state.MessagesStored.ShouldBe(messages);
        }

        return rows.Max(row => row.Timestamp!.Value);
    }
}
