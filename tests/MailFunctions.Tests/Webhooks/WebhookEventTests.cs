using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using Azure.Data.Tables;
using MailFunctions.Tests.Infrastructure;
using MailFunctions.Tests.MainJob;
using MailFunctions.Tests.Security.Secrets;
using MailFunctions.Tests.Reports;

namespace MailFunctions.Tests.Webhooks;

/// <summary>What happens in the running product reaches a receiver, from real mail to a verified signature.</summary>
public sealed class WebhookEventTests(Product product, ITestOutputHelper output)
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Every_kind_of_event_arrives_signed_once_and_the_secret_is_in_the_vault_only()
    {
        await using var azurite = await AzuriteServer.StartAsync();
        await using var app = await App.StartAsync(azurite, product.Certificates);
        await using var receiver = await Receiver.StartAsync(product.Certificates);
        var api = new Api(app.Http);
        var secret = await CreateAsync(api, receiver.Https, "message.stored", "account.failing", "account.suspended", "account.recovered", "export.ready");

        var mailbox = product.Dovecot.CreateMailbox();
        await mailbox.DeliverAsync(MailText.Utf8($"{MailText.Head(1, "Grüße \U0001F600")}\r\nThis text goes nowhere\r\n"));
        await mailbox.DeliverAsync(MailText.Utf8($"{MailText.Head(2, "Second")}\r\nText\r\n"));
        var account = await api.CreateAccountAsync(mailbox, ConnectionKind.ImapSsl);
        var id = (int)account["id"]!;
        await api.CheckAsync(id);
        await api.CheckAsync(id);
        await receiver.EventsAsync(2);
        var listed = await api.InboxAsync(id);
        foreach (var message in listed)
        {
            var request = receiver.Requests.Single(request => (string?)request.Json["subject"] == (string)message["id"]!);
            var data = request.Json["data"]!;
            request.Event.Type.ShouldBe("com.mailfunctions.message.stored");
            request.Event.Source!.ToString().ShouldBe($"/api/accounts/{id}");
            ((int)data["account"]!["id"]!, (string)data["account"]!["name"]!).ShouldBe((id, (string)account["name"]!));
            foreach (var member in new[] { "id", "subject", "from", "to", "receivedAt", "size", "hasAttachments", "oversized" })
            {
                data[member]!.ToJsonString().ShouldBe(message[member]!.ToJsonString(), member);
            }

            Encoding.UTF8.GetString(request.Body).ShouldNotContain("goes nowhere");
        }

        await api.PatchAccountAsync(id, new() { ["credentialId"] = await api.CreateCredentialAsync(mailbox.User, "wrong") });
        for (var refusal = 0; refusal < 3; refusal++)
        {
            await api.CheckAsync(id);
        }

        await api.PatchAccountAsync(id, new() { ["credentialId"] = await api.CreateCredentialAsync(mailbox.User) });
        await api.CheckAsync(id);
        await receiver.EventsAsync(5);
        var health = receiver.Requests.Where(request => ((string)request.Json["type"]!).Contains(".account.", StringComparison.Ordinal)).ToList();
        health.Select(request => request.Event.Type).ShouldBe(
            ["com.mailfunctions.account.failing", "com.mailfunctions.account.suspended", "com.mailfunctions.account.recovered"], ignoreOrder: true);
        var failing = health.Single(request => request.Event.Type!.EndsWith("failing", StringComparison.Ordinal)).Json["data"]!;
        ((string)failing["error"]!["code"]!, (string)failing["error"]!["step"]!, (string)failing["kind"]!).ShouldBe(("AuthenticationFailed", "Authenticate", "Failing"));
        ((string)failing["server"]!).ShouldBe($"localhost:{product.Dovecot.ImapsPort}");

        var export = await api.ExportAsync();
        await receiver.EventsAsync(6);
        var ready = receiver.Requests.Single(request => request.Event.Type == "com.mailfunctions.export.ready");
        ready.Event.Source!.ToString().ShouldBe($"/api/exports/{export["id"]}");
        ((int)ready.Json["data"]!["rows"]!, (int)ready.Json["data"]!["bytes"]!).ShouldBe((1, (int)export["bytes"]!));
        Encoding.UTF8.GetString(ready.Body).ShouldNotContain("sig=");

        receiver.Requests.ToList().ForEach(request => request.ShouldBeSignedWith(secret));
        receiver.Requests.Select(request => request.Id).ShouldBeUnique();
        foreach (var request in receiver.Requests.DistinctBy(request => request.Event.Type))
        {
            output.WriteLine(Encoding.UTF8.GetString(request.Body));
        }

        var search = new SecretSearch(secret["whsec_".Length..]);
        search.Look("log", string.Join('\n', app.Log));
        await search.LookAsync(azurite);
        search.Found.ShouldBeEmpty();
    }

    [Fact]
    public async Task Recognised_and_stored_messages_raise_nothing()
    {
        await using var azurite = await AzuriteServer.StartAsync();
        await using var app = await App.StartAsync(azurite, product.Certificates);
        await using var receiver = await Receiver.StartAsync(product.Certificates);
        var api = new Api(app.Http);
        await CreateAsync(api, receiver.Https, "message.stored");
        var mailbox = product.Dovecot.CreateMailbox();
        await mailbox.DeliverAsync(MailText.Utf8($"{MailText.Head(1, "Old")}\r\nText\r\n"));
        var id = (int)(await api.CreateAccountAsync(mailbox, ConnectionKind.ImapSsl))["id"]!;
        await api.CheckAsync(id);
        await receiver.EventsAsync(1);

        mailbox.Renumber();
        await api.CheckAsync(id);
        await mailbox.DeliverAsync(MailText.Utf8($"{MailText.Head(2, "New")}\r\nText\r\n"));
        await api.CheckAsync(id);
        await receiver.EventsAsync(2);

        receiver.Requests.Select(request => (string)request.Json["data"]!["subject"]!).ShouldBe(["Old 1", "New 2"]);
    }

    [Fact]
    public async Task Killed_in_the_middle_of_a_check_every_stored_messages_event_arrives_and_no_others()
    {
        const int Messages = 300;
        await using var azurite = await AzuriteServer.StartAsync();
        await using var app = await App.StartAsync(
            azurite,
            product.Certificates,
            ("LocalHost__QueueLeaseSeconds", "2"),
            ("Webhooks__TimeoutSeconds", "5"),
            ("AzureFunctionsJobHost__extensions__queues__maxDequeueCount", "100"));
        await using var receiver = await Receiver.StartAsync(product.Certificates);
        var api = new Api(app.Http);
        var secret = await CreateAsync(api, receiver.Https, "message.stored");
        var mailbox = product.Dovecot.CreateMailbox();
        foreach (var message in MailCorpus.Create(Messages))
        {
            await mailbox.DeliverAsync(message);
        }

        var id = (int)(await api.CreateAccountAsync(mailbox, ConnectionKind.ImapSsl))["id"]!;
        await api.PostAsync($"api/accounts/{id}/check", null, HttpStatusCode.Accepted);
        await Wait.UntilAsync(async () => (await api.InboxAsync(id)).Count > 0, "mail is being stored");
        await app.KillAsync();
        output.WriteLine($"Killed when {receiver.Requests.Count} events were received");
        await app.RestartAsync();

        await Wait.UntilAsync(async () => (int)(await api.AccountAsync(id))["check"]!["messagesStored"]! == Messages, "the mailbox is taken in");
        await receiver.EventsAsync(Messages);
        var stored = (await api.InboxAsync(id)).Select(message => (string)message["id"]!).Order(StringComparer.Ordinal).ToList();
        var events = receiver.Requests.DistinctBy(request => request.Id).ToList();
        events.Select(request => (string)request.Json["subject"]!).Order(StringComparer.Ordinal).ShouldBe(stored);
        receiver.Requests.GroupBy(request => (string)request.Json["subject"]!).ShouldAllBe(group => group.Select(request => request.Id).Distinct().Count() == 1);
        events.ForEach(request => request.ShouldBeSignedWith(secret));
        output.WriteLine($"{receiver.Requests.Count} requests for {Messages} messages");
    }

    [Fact]
    public async Task A_receiver_that_never_answers_delays_no_other()
    {
        await using var azurite = await AzuriteServer.StartAsync();
        await using var app = await App.StartAsync(azurite, product.Certificates, ("Webhooks__TimeoutSeconds", "60"));
        await using var dead = await Receiver.StartAsync(product.Certificates);
        await using var well = await Receiver.StartAsync(product.Certificates);
        dead.Answer = (_, _) => Task.Delay(Timeout.Infinite, Stop);
        var api = new Api(app.Http);
        await CreateAsync(api, dead.Https, "export.ready");
        await CreateAsync(api, well.Https, "export.ready");

        for (var export = 1; export <= 3; export++)
        {
            await api.ExportAsync();
            await well.EventsAsync(export);
        }

        // Its first request is being waited for still.
        dead.Requests.Count.ShouldBe(1);
    }

    [Fact]
    public async Task Events_that_nobody_wants_are_deleted_and_cost_no_message()
    {
        await using var azurite = await AzuriteServer.StartAsync();
        await using var app = await App.StartAsync(azurite, product.Certificates);
        var api = new Api(app.Http);
        var mailbox = product.Dovecot.CreateMailbox();
        await mailbox.DeliverAsync(MailText.Utf8($"{MailText.Head(1, "One")}\r\nText\r\n"));
        var account = ConnectionKind.ImapSsl.Account(mailbox, await api.CreateCredentialAsync(mailbox.User, "wrong"));
        var id = (int)(await api.PostAsync("api/accounts", account, HttpStatusCode.Created))["id"]!;
        await api.CheckAsync(id);
        await api.PatchAccountAsync(id, new() { ["credentialId"] = await api.CreateCredentialAsync(mailbox.User) });
        await api.CheckAsync(id);
        await api.ExportAsync();

        var accounts = new TableServiceClient(azurite.ConnectionString).GetTableClient("Accounts");
        await Wait.UntilAsync(
            async () => !await accounts.QueryAsync<TableEntity>("RowKey ge 'e:' and RowKey lt 'e;'", cancellationToken: Stop).AnyAsync(Stop), "the events are deleted");
        azurite.Requests.ShouldNotContain(request => request.Contains("POST", StringComparison.Ordinal) && request.Contains("/webhook-", StringComparison.Ordinal));
    }

    /// <summary>Creates a webhook.</summary>
    /// <returns>Its secret.</returns>
    internal static async Task<string> CreateAsync(Api api, string url, params string[] events)
    {
        var body = new JsonObject { ["name"] = Api.UniqueName(), ["url"] = url, ["events"] = new JsonArray([.. events.Select(name => JsonValue.Create(name))]) };
        return (string)(await api.PostAsync("api/webhooks", body, HttpStatusCode.Created))["secret"]!;
    }
}
