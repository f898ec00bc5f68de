using System.Net;
using System.Text.Json.Nodes;
using MailFunctions.Tests.Infrastructure;

namespace MailFunctions.Tests.Notifications;

/// <summary>Who is told when accounts fail or recover, as callers set it, and the e-mail as it comes through a real relay.</summary>
public sealed class NotificationApiTests(Product product)
{
    private const string Path = "api/notifications";

    [Fact]
    public async Task At_first_nobody_is_told_and_without_a_relay_nobody_can_be()
    {
        var settings = await product.Api.GetAsync(Path);

        settings.ToJsonString().ShouldBe(
            """{"enabled":false,"recipients":[],"intervalMinutes":15,"graceMinutes":10,"recoveries":true,"updatedAt":null,"updatedBy":null}""");
        var problem = await PutAsync(product.Api, new() { ["recipients"] = new JsonArray("anna@example.com") }, HttpStatusCode.BadRequest);
        ((string)problem["errors"]!["recipients"]![0]!).ShouldContain("Smtp__Host");
        (await product.Api.PostAsync($"{Path}/test", null, HttpStatusCode.Conflict))["detail"]!.ToString().ShouldContain("recipients");
    }

    [Fact]
    public async Task All_mistakes_are_told_at_once_and_change_nothing()
    {
        var body = new JsonObject { ["enabled"] = true, ["intervalMinutes"] = 4, ["graceMinutes"] = -1, ["recoveries"] = "yes", ["nobody"] = 1 };

        var problem = await PutAsync(product.Api, body, HttpStatusCode.BadRequest);

        problem["errors"]!.AsObject().Select(error => error.Key).ShouldBe(["enabled", "intervalMinutes", "graceMinutes", "recoveries", "nobody"], ignoreOrder: true);
        ((bool)(await product.Api.GetAsync(Path))["enabled"]!).ShouldBeFalse();
    }

    [Fact]
    public async Task A_failing_account_is_told_by_email_into_an_inbox_of_ours()
    {
        var mailbox = product.Dovecot.CreateMailbox();
        await using var postfix = await PostfixServer.StartAsync(product.Certificates, mailbox);
        await using var azurite = await AzuriteServer.StartAsync();
        await using var app = await App.StartAsync(
            azurite,
            product.Certificates,
            ("Smtp__Host", "localhost"),
            ("Smtp__Port", $"{postfix.Port}"),
            ("Smtp__From", "health@example.com"));
        var api = new Api(app.Http);
        var stale = await api.ETagAsync(Path);
        var inbox = (int)(await api.CreateAccountAsync(mailbox, ConnectionKind.ImapSsl))["id"]!;
        var settings = new JsonObject { ["recipients"] = new JsonArray($"{mailbox.User}@{PostfixServer.Domain}"), ["graceMinutes"] = 0 };
        ((bool)(await PutAsync(api, settings, HttpStatusCode.OK))["enabled"]!).ShouldBeTrue();
        await PutAsync(api, settings, HttpStatusCode.PreconditionFailed, stale);
        ((string)(await api.PostAsync($"{Path}/test", null, HttpStatusCode.OK))["kind"]!).ShouldBe("Accepted");

        var failing = await api.CreateAccountAsync(mailbox, ConnectionKind.ImapSsl, body => (body["name"], body["port"]) = ("Caf\u00E9 \uD83D\uDCE7 <b>", FreePort.Take(1)[0]));
        await api.CheckAsync((int)failing["id"]!);

        var mail = await Wait.ForAsync(
            async () =>
            {
                await api.CheckAsync(inbox);
                return (await api.InboxAsync(inbox)).FirstOrDefault(message => (string)message["subject"]! == "\u201CCaf\u00E9 \uD83D\uDCE7 <b>\u201D is failing");
            },
            "the e-mail arrives");
        var message = await api.GetAsync($"api/accounts/{inbox}/inbox/{mail["id"]}");
        ((string)message["text"]!).ShouldContain("Caf\u00E9 \uD83D\uDCE7 <b>.");
        ((string)message["html"]!).ShouldContain("&lt;b&gt;");
        var digest = (await api.AllAsync($"{Path}/digests")).ShouldHaveSingleItem();
        ((string)digest["email"]!["status"]!).ShouldBe("Sent");
        ((string)digest["groups"]![0]!["code"]!).ShouldBe("ConnectionRefused");
        (await api.InboxAsync(inbox)).Count.ShouldBe(2);
    }

    private static async Task<JsonObject> PutAsync(Api api, JsonObject body, HttpStatusCode status, string? etag = null)
    {
        using var response = await api.SendAsync(HttpMethod.Put, Path, body.ToJsonString(), "application/json", etag ?? await api.ETagAsync(Path));
        return await Api.ReadAsync(response, status);
    }
}
