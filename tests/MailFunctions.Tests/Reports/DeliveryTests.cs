using System.Net;
using System.Text.Json.Nodes;
using MailFunctions.Tests.Infrastructure;
using MimeKit;

namespace MailFunctions.Tests.Reports;

/// <summary>Scheduled reports by e-mail, through a real relay into a mailbox that this product checks.</summary>
public sealed class DeliveryTests(Product product)
{
    [Fact]
    public async Task A_report_arrives_in_an_inbox_of_ours_with_the_very_file_that_is_stored()
    {
        var mailbox = product.Dovecot.CreateMailbox();
        await using var postfix = await PostfixServer.StartAsync(product.Certificates, mailbox);
        await using var azurite = await AzuriteServer.StartAsync();
        await using var app = await StartAsync(azurite, postfix.Port, "Tls");
        var api = new Api(app.Http);
        var id = (int)(await api.CreateAccountAsync(mailbox, ConnectionKind.ImapSsl, body => body["name"] = "=Inbox, \"ours\""))["id"]!;

        var (path, run) = await RunAsync(api, Body($"{mailbox.User}@{PostfixServer.Domain}"));

        ((string)run["delivery"]!).ShouldBe("Sent", run.ToJsonString());
        ((bool)run["mayHaveComeTwice"]!).ShouldBeFalse();
        var message = await ReceivedAsync(api, id);
        message.MessageId.ShouldBe((string)run["messageId"]!);
        message.Subject.ShouldStartWith("Weekly \u201Creport\u201D");
        message.From.ToString().ShouldBe("\"MailFunctions\" <reports@example.com>");
        message.Headers["Auto-Submitted"].ShouldBe("auto-generated");
        message.TextBody!.ShouldContain("Two lines\nof words");
        message.TextBody!.ShouldContain("IMAP/POP3 accounts: 1 account\nStatus: enabled; by ID.");
        message.HtmlBody!.ShouldContain("Two lines<br>of words");
        message.HtmlBody!.ShouldContain("Weekly &#x201C;report&#x201D;");

        var export = await api.GetAsync($"api/exports/{run["exportId"]}");
        var stored = await Exports.DownloadAsync(export);
        var attachment = message.Attachments.OfType<MimePart>().ShouldHaveSingleItem();
        (attachment.FileName, attachment.ContentType.MimeType).ShouldBe(((string)export["fileName"]!, "text/csv"));
        using var attached = new MemoryStream();
        await attachment.Content!.DecodeToAsync(attached, TestContext.Current.CancellationToken);
        attached.ToArray().ShouldBe(stored);
        using var anybody = new HttpClient();
        var link = message.TextBody!.Split('\n').Single(line => line.StartsWith("http", StringComparison.Ordinal)).Trim();
        (await anybody.GetByteArrayAsync(link, TestContext.Current.CancellationToken)).ShouldBe(stored);

        (await api.AllAsync($"{path}/runs")).ShouldHaveSingleItem();
    }

    [Theory]
    [InlineData("Tls")]
    [InlineData("Ssl")]
    public async Task A_relay_that_asks_for_it_is_logged_in_to_with_the_secret_of_the_vault(string security)
    {
        var sasl = FreePort.Take(1)[0];
        await using var dovecot = await DovecotServer.StartAsync(product.Certificates, $"service auth {{\ninet_listener {{\nport = {sasl}\n}}\n}}");
        var mailbox = dovecot.CreateMailbox();
        await using var postfix = await PostfixServer.StartAsync(product.Certificates, sasl, mailbox);
        await using var azurite = await AzuriteServer.StartAsync();
        await using var app = await StartAsync(
            azurite, security == "Ssl" ? postfix.SslPort : postfix.Port, security, ("Smtp__UserName", mailbox.User), ("Smtp__SecretName", "relay-password"));
        var (api, vault) = (new Api(app.Http), app.Vault());
        var id = (int)(await api.CreateAccountAsync(mailbox, ConnectionKind.ImapSsl))["id"]!;

        await vault.SetSecretAsync("relay-password", "an old one", TestContext.Current.CancellationToken);
        var (path, refused) = await RunAsync(api, Body($"{mailbox.User}@{PostfixServer.Domain}"));
        ((string)refused["delivery"]!).ShouldBe("Waiting");
        ((string)refused["deliveryDetail"]!).ShouldContain("Check Smtp__UserName and the secret relay-password.");

        await vault.SetSecretAsync("relay-password", DovecotServer.Password, TestContext.Current.CancellationToken);
        await api.PostAsync($"{path}/run", null, HttpStatusCode.Accepted);
        await Wait.UntilAsync(async () => (await api.AllAsync($"{path}/runs")).Any(run => (string)run["delivery"]! == "Sent"), "the report is sent");
        (await ReceivedAsync(api, id)).Subject!.ShouldStartWith("Weekly");
        app.Log.ShouldNotContain(line => line.Contains(DovecotServer.Password, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_file_that_is_not_small_is_linked_only()
    {
        var mailbox = product.Dovecot.CreateMailbox();
        await using var postfix = await PostfixServer.StartAsync(product.Certificates, mailbox);
        await using var azurite = await AzuriteServer.StartAsync();
        await using var app = await StartAsync(azurite, postfix.Port, "None", ("Smtp__AttachBytes", "10"));
        var api = new Api(app.Http);
        var id = (int)(await api.CreateAccountAsync(mailbox, ConnectionKind.Pop3Ssl))["id"]!;

        await RunAsync(api, Body($"{mailbox.User}@{PostfixServer.Domain}"));

        (await ReceivedAsync(api, id)).Attachments.ShouldBeEmpty();
    }

    [Fact]
    public async Task Recipients_that_the_relay_refuses_are_named_and_the_others_get_it()
    {
        var mailbox = product.Dovecot.CreateMailbox();
        await using var postfix = await PostfixServer.StartAsync(product.Certificates, mailbox);
        await using var azurite = await AzuriteServer.StartAsync();
        await using var app = await StartAsync(azurite, postfix.Port, "Tls");
        var api = new Api(app.Http);
        var id = (int)(await api.CreateAccountAsync(mailbox, ConnectionKind.ImapSsl))["id"]!;

        var (_, run) = await RunAsync(api, Body("nobody@elsewhere.test", $"{mailbox.User}@{PostfixServer.Domain}"));

        ((string)run["delivery"]!).ShouldBe("Sent");
        ((string)run["deliveryDetail"]!).ShouldStartWith("The relay did not take nobody@elsewhere.test (554 ");
        await ReceivedAsync(api, id);
    }

    [Theory]
    [InlineData("not an address")]
    [InlineData("a@b")]
    [InlineData("a@example.com\r\nBcc: b@example.com")]
    [InlineData("<a@example.com>")]
    [InlineData("")]
    public async Task What_is_no_address_is_refused(string recipient)
    {
        await using var azurite = await AzuriteServer.StartAsync();
        await using var app = await StartAsync(azurite, 25, "None");

        var problem = await new Api(app.Http).PostAsync("api/report-schedules", Body(recipient), HttpStatusCode.BadRequest);

        problem["errors"]!.AsObject().Select(error => error.Key).ShouldBe(["recipients"]);
    }

    [Fact]
    public async Task Without_a_relay_there_are_no_recipients()
    {
        var problem = await product.Api.PostAsync("api/report-schedules", Body("anna@example.com"), HttpStatusCode.BadRequest);

        ((string)problem["errors"]!["recipients"]![0]!).ShouldContain("Smtp__Host");
    }

    private static JsonObject Body(params string[] recipients) => new()
    {
        ["name"] = "Weekly \u201Creport\u201D",
        ["filter"] = new JsonObject { ["status"] = "enabled" },
        ["frequency"] = "Weekly",
        ["time"] = "07:30",
        ["days"] = new JsonArray("Monday"),
        ["recipients"] = new JsonArray([.. recipients.Select(recipient => JsonValue.Create(recipient))]),
        ["message"] = "Two lines\nof words",
    };

    private static async Task<(string Path, JsonNode Run)> RunAsync(Api api, JsonObject body)
    {
        var path = $"api/report-schedules/{(await api.PostAsync("api/report-schedules", body, HttpStatusCode.Created))["id"]}";
        await api.PostAsync($"{path}/run", null, HttpStatusCode.Accepted);
        var run = await Wait.ForAsync(
            async () => (await api.AllAsync($"{path}/runs")).Single() is var found && (string)found["delivery"]! is "Sent" or "Failed" or "Waiting" ? found : null, "the report is sent");
        return (path, run);
    }

    /// <summary>The one message of an account, once it is there.</summary>
    private static async Task<MimeMessage> ReceivedAsync(Api api, int id)
    {
        var raw = await Wait.ForAsync(
            async () =>
            {
                await api.CheckAsync(id);
                return (await api.RawInboxAsync(id)).SingleOrDefault();
            },
            "the report arrives");
        return await MimeMessage.LoadAsync(new MemoryStream(raw), TestContext.Current.CancellationToken);
    }

    private Task<App> StartAsync(AzuriteServer azurite, int port, string security, params (string Name, string Value)[] settings) => App.StartAsync(
        azurite,
        product.Certificates,
        [("Smtp__Host", "localhost"), ("Smtp__Port", $"{port}"), ("Smtp__Security", security), ("Smtp__From", "reports@example.com"), .. settings]);
}
