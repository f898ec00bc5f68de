using Azure.Data.Tables;
using MailFunctions.Accounts;
using MailFunctions.Tests.Hostile;
using MailFunctions.Tests.Infrastructure;

namespace MailFunctions.Tests.MainJob;

/// <summary>Many accounts on servers that are dead, slow, mad and well.</summary>
public sealed class PolitenessTests(Product product)
{
    private const int AccountsPerServer = 500;
    private const int MostConnections = 6;
    private const string ConnectionsSetting = "6";
    private static readonly TimeSpan SlowGreeting = TimeSpan.FromSeconds(4);

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Dead_slow_and_refusing_servers_see_little_of_us_and_cost_a_healthy_ones_accounts_nothing()
    {
        await using var azurite = await AzuriteServer.StartAsync();
        await using var dead = new CountingServer(_ => Task.CompletedTask);
        await using var slow = new CountingServer(async connection =>
        {
            await Task.Delay(SlowGreeting, connection.Cancellation);
            await GreetAsync(connection, Imap.Rules(messages: 0, uidNext: 1));
        });
        await using var refusing = new CountingServer(connection => GreetAsync(connection, [("LOGIN", "{tag} NO [AUTHENTICATIONFAILED] Wrong password\r\n"), .. Imap.Rules()]));
        await using var app = await App.StartAsync(
            azurite,
            product.Certificates,
            ("Checking__ConnectionsPerServer", "10"),
            ("Checking__Servers__127.0.0.1__Connections", ConnectionsSetting));
        var credential = await new Api(app.Http).CreateCredentialAsync(product.Dovecot.CreateMailbox().User);
        var tables = new TableServiceClient(azurite.ConnectionString);
        int[] ports = [product.Dovecot.ImapPort, dead.Port, slow.Port, refusing.Port];
        await FillAsync(tables, ports, credential);

        var first = await HealthyAsync(tables, since: DateTimeOffset.MinValue);
        var again = await HealthyAsync(tables, first.Max(state => state.LastCheckedAt!.Value));

        again.ShouldAllBe(state => state.LastError == null && state.ConsecutiveFailures == 0);
        dead.Connections.ShouldBeInRange(5, 20);
        refusing.Connections.ShouldBeInRange(5, 30);
        slow.Connections.ShouldBeGreaterThan(MostConnections);
        foreach (var server in new[] { dead, slow, refusing })
        {
            server.MostAtOnce.ShouldBeInRange(1, MostConnections);
        }

        var (deads, refused) = (await StatesAsync(tables, 1), await StatesAsync(tables, 3));
        deads.Count(state => state.LastError?.Code == CheckErrorCode.ServerUnavailable).ShouldBeGreaterThan(AccountsPerServer * 9 / 10);
        deads.ShouldAllBe(state => state.ConsecutiveFailures <= 2);
        refused.ShouldAllBe(state => state.SuspendedAt == null);
        refused.Count(state => state.LastError?.Code == CheckErrorCode.ServerUnavailable).ShouldBeGreaterThan(AccountsPerServer * 9 / 10);
        refused.ShouldContain(state => state.LastError!.Message.Contains("the server is in trouble", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Accounts_that_nobody_checked_are_overdue_in_the_report_and_in_readiness()
    {
        await using var azurite = await AzuriteServer.StartAsync();
        await using var app = await App.StartAsync(azurite, product.Certificates);
        var api = new Api(app.Http);
        var credential = await api.CreateCredentialAsync("nobody");
        var now = AccountKeys.Rounded(DateTimeOffset.UtcNow);
        var store = new AccountStore(new TableServiceClient(azurite.ConnectionString));
        foreach (var (id, minutesAgo) in new[] { (1, 10), (2, 10), (3, 1) })
        {
            var account = Account(id, FreePort.Take(1)[0], credential);
            var missed = AccountSchedule.Schedule(account, AccountState.New, now.AddMinutes(-minutesAgo));
            // A check that was claimed and lost, and is not due again for a while.
            await store.InsertAsync(account, missed with { DueAt = now.AddHours(1), QueuedUntil = now.AddHours(1) }, Stop);
        }

        await Wait.UntilAsync(
            async () => (int?)(await api.GetAsync("api/health/ready"))["overdue"]?["accounts"] == 2,
            "the timer counts the overdue accounts",
            seconds: 90);

        (await api.AllAsync("api/accounts?checkState=Overdue")).Select(account => (int)account["id"]!).ShouldBe([1, 2]);
    }

    /// <summary>A whole session, which is over when the other side says good-bye.</summary>
    private static async Task GreetAsync(ScriptedConnection connection, (string Command, string? Answer)[] rules)
    {
        await connection.SendAsync(Imap.Greeting);
        while (await connection.ReadLineAsync() is { } line)
        {
            if (line.EndsWith("LOGOUT", StringComparison.OrdinalIgnoreCase))
            {
                return;
            }

            await connection.AnswerOneAsync(line, tagged: true, rules);
        }
    }

    private static Account Account(int id, int port, string credential) => new AccountDraft
    {
        Name = $"Account {id}",
        Enabled = true,
        AutomaticCheck = true,
        CheckIntervalMinutes = 1,
        KeepCopy = true,
        Protocol = MailProtocol.Imap,
        Address = "127.0.0.1",
        Port = port,
        SecureConnection = false,
        CredentialId = credential,
    }.ToAccount(new AccountId(id), "tests", DateTimeOffset.UtcNow);

    /// <summary>Accounts of all servers in turn, as if they had been well so far.</summary>
    private static async Task FillAsync(TableServiceClient tables, int[] ports, string credential)
    {
        var store = new AccountStore(tables);
        var before = DateTimeOffset.UtcNow.AddMinutes(-1);
        await Parallel.ForEachAsync(Enumerable.Range(0, ports.Length * AccountsPerServer), Stop, async (index, stop) =>
        {
            var account = Account(1 + index, ports[index % ports.Length], credential);
            var state = AccountSchedule.Start(account, DateTimeOffset.UtcNow) with { LastSuccessAt = before };
            await store.InsertAsync(account, state, stop);
        });
        var counter = new TableEntity("counter", "accounts") { ["Last"] = ports.Length * AccountsPerServer };
        await tables.GetTableClient(AccountKeys.Table).UpsertEntityAsync(counter, cancellationToken: Stop);
    }

    /// <summary>Waits until every account of the healthy server was checked since a time, which is two turns of the timer at most.</summary>
    private static Task<List<AccountState>> HealthyAsync(TableServiceClient tables, DateTimeOffset since) => Wait.ForAsync(
        async () =>
        {
            var states = await StatesAsync(tables, 0);
            return states.TrueForAll(state => state.LastCheckedAt > since) ? states : null;
        },
        "the healthy server's accounts are checked",
        seconds: 120);

    /// <summary>The states of one server's accounts.</summary>
    private static async Task<List<AccountState>> StatesAsync(TableServiceClient tables, int server)
    {
        var rows = tables.GetTableClient(AccountKeys.Table).QueryAsync<TableEntity>("RowKey ge 's:' and RowKey lt 's;'", cancellationToken: Stop);
        return await rows.Where(row => (AccountKeys.IdOf(row.RowKey).Value - 1) % 4 == server).Select(AccountEntity.ToState).ToListAsync(Stop);
    }
}
