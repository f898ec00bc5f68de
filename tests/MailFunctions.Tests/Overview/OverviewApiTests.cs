using System.Globalization;
using System.Text.Json.Nodes;
using MailFunctions.Accounts;
using MailFunctions.Tests.Infrastructure;

namespace MailFunctions.Tests.Overview;

/// <summary>The overview of a running product.</summary>
public sealed class OverviewApiTests(Product product)
{
    private static readonly byte[] Letter = "Subject: one\r\n\r\nText\r\n"u8.ToArray();

    private static readonly (string, string)[] Often = [("Statistics__WriteSeconds", "1"), ("Overview__CountSeconds", "1")];

    // Nothing but an orderly end writes anything within the test.
    private static readonly (string, string)[] Seldom = [("Statistics__WriteSeconds", "3600"), ("Overview__CountSeconds", "1")];

    [Fact]
    public async Task New_product_has_nothing_in_every_minute_and_on_every_day()
    {
        await using var azurite = await AzuriteServer.StartAsync();
        await using var app = await App.StartAsync(azurite, product.Certificates);

        var before = DateTimeOffset.UtcNow;
        var overview = await new Api(app.Http).GetAsync("api/overview");
        var after = DateTimeOffset.UtcNow;

        overview["accounts"]!.ToJsonString().ShouldBe(
            """{"total":0,"enabled":0,"byState":{"Never":0,"Queued":0,"Ok":0,"Failing":0,"Suspended":0,"Overdue":0}}""");
        Checks(overview).ShouldBe((0, 0));
        var minutes = overview["checksPerMinute"]!.AsArray().Select(minute => (DateTimeOffset)minute!["at"]!).ToList();
        minutes.ShouldBe(Enumerable.Range(0, 60).Select(minute => minutes[0].AddMinutes(minute)));
        minutes[^1].ShouldBeInRange(before.AddMinutes(-1), after);
        minutes[^1].Second.ShouldBe(0);
        var days = overview["messagesPerDay"]!.AsArray().Select(day => DateOnly.ParseExact((string)day!["date"]!, "O", CultureInfo.InvariantCulture)).ToList();
        days.ShouldBe(Enumerable.Range(0, 14).Select(day => days[0].AddDays(day)));
        new[] { before, after }.Select(time => DateOnly.FromDateTime(time.UtcDateTime)).ShouldContain(days[^1]);
        Mail(overview).ShouldBe((0, 0));
        overview["attention"]!.AsArray().ShouldBeEmpty();
        ((int)overview["attentionTotal"]!).ShouldBe(0);
    }

    [Fact]
    public async Task Accounts_checks_and_mail_are_counted_and_the_worst_accounts_come_first()
    {
        await using var azurite = await AzuriteServer.StartAsync();
        await using var app = await App.StartAsync(azurite, product.Certificates, Often);
        var api = new Api(app.Http);
        var mailbox = product.Dovecot.CreateMailbox();
        await mailbox.DeliverAsync(Letter);
        await mailbox.DeliverAsync(Letter);
        var well = (int)(await api.CreateAccountAsync(mailbox, ConnectionKind.ImapSsl))["id"]!;
        await api.CheckAsync(well);
        var failing = (int)(await api.CreateAccountAsync(mailbox, ConnectionKind.ImapSsl, body => body["port"] = FreePort.Take(1)[0]))["id"]!;
        await api.CheckAsync(failing);
        var disabled = (int)(await api.CreateAccountAsync(mailbox, ConnectionKind.ImapSsl, body => body["port"] = FreePort.Take(1)[0]))["id"]!;
        await api.CheckAsync(disabled);
        await api.PatchAccountAsync(disabled, new() { ["enabled"] = false });
        await api.CreateAccountAsync(mailbox, ConnectionKind.ImapSsl);
        var wrong = await api.CreateCredentialAsync(mailbox.User, "wrong");
        var suspended = (int)(await api.CreateAccountAsync(mailbox, ConnectionKind.ImapSsl, body => body["credentialId"] = wrong))["id"]!;
        for (var refusal = 0; refusal < 3; refusal++)
        {
            await api.CheckAsync(suspended);
        }

        var overview = await Wait.ForAsync(
            async () => await api.GetAsync("api/overview") is var now && Checks(now) is (1, 5) && (int)now["accounts"]!["total"]! == 5 ? now : null,
            "all checks and accounts are counted",
            seconds: 60);

        ((int)overview["accounts"]!["enabled"]!).ShouldBe(4);
        foreach (var state in Enum.GetNames<CheckState>())
        {
            var listed = await api.AllAsync($"api/accounts?status=enabled&checkState={state}");
            ((int)overview["accounts"]!["byState"]![state]!).ShouldBe(listed.Count, state);
        }

        Mail(overview).ShouldBe((2, 2 * Letter.Length));
        ((long)overview["messagesPerDay"]![13]!["messages"]!).ShouldBe(2);
        var attention = overview["attention"]!.AsArray();
        attention.Select(account => ((int)account!["id"]!, (string)account["state"]!, (string)account["error"]!["code"]!)).ShouldBe(
            [(suspended, "Suspended", "AuthenticationFailed"), (failing, "Failing", "ConnectionRefused")]);
        attention.ShouldAllBe(account => account!["since"] != null && account["lastSuccessAt"] == null);
        ((int)overview["attentionTotal"]!).ShouldBe(2);
    }

    [Fact]
    public async Task Checks_of_two_instances_add_up()
    {
        await using var azurite = await AzuriteServer.StartAsync();
        await using var first = await App.StartAsync(azurite, product.Certificates, Often);
        await using var second = await first.StartAnotherAsync();
        var api = new Api(first.Http);
        var id = (int)(await api.CreateAccountAsync(product.Dovecot.CreateMailbox(), ConnectionKind.ImapSsl))["id"]!;

        for (var check = 0; check < 200 && (ChecksOf(first) == 0 || ChecksOf(second) == 0); check++)
        {
            await api.CheckAsync(id);
        }

        ChecksOf(first).ShouldBeGreaterThan(0);
        ChecksOf(second).ShouldBeGreaterThan(0);
        var all = ChecksOf(first) + ChecksOf(second);
        foreach (var app in new[] { first, second })
        {
            await Wait.UntilAsync(async () => Checks(await new Api(app.Http).GetAsync("api/overview")) == (all, 0), $"{all} checks are counted", seconds: 60);
        }
    }

    [Fact]
    public async Task Instance_that_ends_writes_what_it_counted_and_one_that_comes_after_it_adds_to_it()
    {
        await using var azurite = await AzuriteServer.StartAsync();
        await using var app = await App.StartAsync(azurite, product.Certificates, Seldom);
        var api = new Api(app.Http);
        var mailbox = product.Dovecot.CreateMailbox();
        var id = (int)(await api.CreateAccountAsync(mailbox, ConnectionKind.ImapSsl))["id"]!;

        for (var run = 1; run <= 2; run++)
        {
            await mailbox.DeliverAsync(Letter);
            await api.CheckAsync(id);
            (await app.StopAsync()).ShouldBe(0);
            await app.RestartAsync();

            var overview = await api.GetAsync("api/overview");
            Checks(overview).ShouldBe((run, 0));
            Mail(overview).ShouldBe((run, run * Letter.Length));
        }
    }

    private static (int Succeeded, int Failed) Checks(JsonObject overview)
    {
        var minutes = overview["checksPerMinute"]!.AsArray();
        return (minutes.Sum(minute => (int)minute!["succeeded"]!), minutes.Sum(minute => (int)minute!["failed"]!));
    }

    private static (long Messages, long Bytes) Mail(JsonObject overview)
    {
        var days = overview["messagesPerDay"]!.AsArray();
        return (days.Sum(day => (long)day!["messages"]!), days.Sum(day => (long)day!["bytes"]!));
    }

    private static int ChecksOf(App app) => app.Log.Count(line => line.Contains("Checked account", StringComparison.Ordinal));
}
