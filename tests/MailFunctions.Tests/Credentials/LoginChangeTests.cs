using System.Net;
using System.Text.Json.Nodes;
using Azure.Data.Tables;
using MailFunctions.Accounts;
using MailFunctions.Credentials;
using MailFunctions.Tests.Infrastructure;

namespace MailFunctions.Tests.Credentials;

/// <summary>Accounts whose log-in was refused, and what becomes of them when their credential changes.</summary>
public sealed class LoginChangeTests(Product product)
{
    // Beyond all accounts that exist: the timer does not look for due ones there.
    private const int First = 1_500_000_001;

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    private Api Api => product.Api;

    [Fact]
    public async Task A_new_password_lets_a_suspended_account_go_on_by_itself()
    {
        var mailbox = product.Dovecot.CreateMailbox();
        var credential = await Api.CreateCredentialAsync(mailbox.User, "wrong");
        var id = await Suspensions.SuspendedAsync(Api, mailbox, credential);
        await ShouldShowTheSuspensionAsync(id);

        await ReplaceAsync(credential, body => body["password"] = DovecotServer.Password);

        await Suspensions.OkAsync(Api, id);
    }

    [Fact]
    public async Task A_change_that_leaves_the_log_in_as_it_is_lets_nothing_go_on()
    {
        var mailbox = product.Dovecot.CreateMailbox();
        var credential = await Api.CreateCredentialAsync(mailbox.User, "wrong");
        var id = await Suspensions.SuspendedAsync(Api, mailbox, credential);
        var watch = new LoginWatch(new TableServiceClient(product.Azurite.ConnectionString), TimeProvider.System);
        var noted = await watch.FindAsync(credential, Stop);

        await ReplaceAsync(credential, _ => { });

        noted!.Login.ShouldNotBeEmpty();
        await Wait.UntilAsync(async () => !(await PeekAsync()).Contains(credential, StringComparison.Ordinal), "the change is dealt with");
        ((string)(await Api.AccountAsync(id))["check"]!["state"]!).ShouldBe("Suspended");
        (await watch.FindAsync(credential, Stop)).ShouldNotBeNull();
    }

    [Fact]
    public async Task Hundreds_of_accounts_of_one_credential_go_on_and_those_refused_with_the_new_log_in_do_not()
    {
        const int Accounts = 230;
        var tables = new TableServiceClient(product.Azurite.ConnectionString);
        var store = new AccountStore(tables);
        var uses = new CredentialUses(tables, store, TimeProvider.System);
        var credential = await Api.CreateCredentialAsync("anna", "wrong");
        await Parallel.ForEachAsync(Enumerable.Range(First, Accounts), Stop, async (id, stop) =>
        {
            await uses.AddAsync(credential, new(id), stop);
            await store.InsertAsync(Suspensions.AccountOf(id, credential), Suspensions.State("old"), stop);
        });

        await ReplaceAsync(credential, body => body["password"] = "new");
        var resumed = await Wait.ForAsync(
            async () => await StatesAsync(store, Accounts) is var states && states.All(state => state.SuspendedAt is null) ? states : null,
            "all accounts go on");
        resumed.ShouldAllBe(state => state.DueAt != null && state.ConsecutiveFailures == 0 && state.LastError == null);

        // The same work once more, as a queue may bring it: what the new log-in itself was refused to stays.
        var login = LoginStamp.Of((await new CredentialStore(tables, TimeProvider.System).GetAsync(credential, Stop))!, await VersionAsync(credential));
        await store.UpdateStateAsync(new(Suspensions.AccountOf(First, credential), resumed[0]), Suspensions.State(login), Stop);
        await store.UpdateStateAsync(new(Suspensions.AccountOf(First + Accounts - 1, credential), resumed[^1]), Suspensions.State("old"), Stop);
        await ReplaceAsync(credential, _ => { });
        await Wait.UntilAsync(async () => (await StatesAsync(store, Accounts))[^1].SuspendedAt is null, "the last account goes on");
        (await StatesAsync(store, Accounts))[0].SuspendedAt.ShouldNotBeNull();
    }

    private static async Task<List<AccountState>> StatesAsync(AccountStore store, int count)
    {
        var records = await Task.WhenAll(Enumerable.Range(First, count).Select(id => store.FindAsync(new(id), Stop)));
        return [.. records.Select(record => record!.State)];
    }

    private async Task<string> VersionAsync(string credential) =>
        (await product.App.Vault().GetSecretAsync(Vault.ManagedPrefix + credential, cancellationToken: Stop)).Value.Properties.Version;

    private async Task<string> PeekAsync()
    {
        var queue = new Azure.Storage.Queues.QueueClient(product.Azurite.ConnectionString, LoginChanges.Queue);
        return string.Concat((await queue.PeekMessagesAsync(32, Stop)).Value.Select(message =>
            System.Text.Encoding.UTF8.GetString(Convert.FromBase64String(message.MessageText))));
    }

    private async Task ShouldShowTheSuspensionAsync(int id)
    {
        var account = await Api.AccountAsync(id);
        var check = account["check"]!;
        ((string)check["state"]!).ShouldBe("Suspended");
        ((string)check["lastError"]!["code"]!).ShouldBe("AuthenticationFailed");
        check["nextCheckAt"].ShouldBeNull();
        var history = await Api.AllAsync($"api/accounts/{id}/checks");
        history.Select(entry => (string)entry["error"]!["code"]!).ShouldAllBe(code => code == "AuthenticationFailed");
        history.Count.ShouldBeGreaterThanOrEqualTo(3);
        var name = Uri.EscapeDataString((string)account["name"]!);
        (await Api.AllAsync($"api/accounts?name={name}&checkState=Suspended")).ShouldHaveSingleItem();
        (await Api.AllAsync($"api/accounts?name={name}&checkState=Failing")).ShouldBeEmpty();
    }

    private async Task ReplaceAsync(string credential, Action<JsonObject> change)
    {
        var path = $"api/credentials/{credential}";
        var present = await Api.GetAsync(path);
        var body = new JsonObject { ["name"] = Api.UniqueName(), ["userName"] = (string)present["userName"]! };
        change(body);
        using var response = await Api.SendAsync(HttpMethod.Put, path, body.ToJsonString(), ifMatch: await Api.ETagAsync(path));
        await Api.ReadAsync(response, HttpStatusCode.OK);
    }
}
