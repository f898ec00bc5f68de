using System.Net;
using System.Text.Json.Nodes;
using MailFunctions.Accounts;
using MailFunctions.Tests.Faults;
using MailFunctions.Tests.Infrastructure;
using MailFunctions.Tests.MainJob;

namespace MailFunctions.Tests.Inbox.Retention;

/// <summary>How long messages are kept, as other programs set and see it.</summary>
public sealed class KeepDaysApiTests(Product product)
{
    private Api Api => product.Api;

    [Fact]
    public async Task Days_are_set_changed_and_taken_back_without_a_new_check()
    {
        var mailbox = product.Dovecot.CreateMailbox();
        var id = (int)(await Api.CreateAccountAsync(mailbox, ConnectionKind.ImapSsl))["id"]!;
        var checkedOnce = await Api.CheckAsync(id);
        checkedOnce.ContainsKey("keepMessagesDays").ShouldBeTrue();
        checkedOnce["keepMessagesDays"].ShouldBeNull();

        foreach (var days in new[] { 36_500, 1, 0 })
        {
            var account = await Api.PatchAccountAsync(id, new() { ["keepMessagesDays"] = days });
            ((int)account["keepMessagesDays"]!).ShouldBe(days);
            JsonNode.DeepEquals(account["check"], checkedOnce["check"]).ShouldBeTrue();
        }

        (await Api.PatchAccountAsync(id, new() { ["keepMessagesDays"] = null }))["keepMessagesDays"].ShouldBeNull();
    }

    [Theory]
    [InlineData("-1")]
    [InlineData("36501")]
    [InlineData("1.5")]
    [InlineData("\"30\"")]
    [InlineData("true")]
    public async Task Wrong_days_are_refused(string days)
    {
        var account = await Api.CreateAccountAsync(product.Dovecot.CreateMailbox(), ConnectionKind.ImapSsl, body => body["keepMessagesDays"] = 30);
        var path = $"api/accounts/{account["id"]}";

        using var response = await Api.SendAsync(
            HttpMethod.Patch, path, $$"""{"keepMessagesDays":{{days}}}""", "application/merge-patch+json", await Api.ETagAsync(path));

        (await Api.ReadAsync(response, HttpStatusCode.BadRequest))["errors"]!["keepMessagesDays"].ShouldNotBeNull();
        ((int)(await Api.GetAsync(path))["keepMessagesDays"]!).ShouldBe(30);
    }

    [Fact]
    public async Task A_purge_shows_at_once_and_a_purged_message_is_not_found()
    {
        var mailbox = product.Dovecot.CreateMailbox();
        await mailbox.DeliverAsync(MailText.Utf8($"{MailText.Head(1, "Mail")}\r\nText\r\n"));
        var id = (int)(await Api.CreateAccountAsync(mailbox, ConnectionKind.Pop3Ssl, body => body["keepMessagesDays"] = 1))["id"]!;
        ((int)(await Api.CheckAsync(id))["check"]!["messagesStored"]!).ShouldBe(1);
        var message = (string)(await Api.InboxAsync(id)).Single()["id"]!;
        await using var later = await Checker.StartAsync(product.Azurite, new FaultPolicy(), new ShiftedClock { Ahead = TimeSpan.FromDays(2) });

        await later.Get<MailFunctions.Inbox.Retention.RetentionTurn>().RunAsync(new([new AccountId(id)]), TestContext.Current.CancellationToken);

        ((int)(await Api.AccountAsync(id))["check"]!["messagesStored"]!).ShouldBe(0);
        (await Api.InboxAsync(id)).ShouldBeEmpty();
        foreach (var path in new[] { "", "/raw", "/attachments/1" })
        {
            using var response = await Api.SendAsync(HttpMethod.Get, $"api/accounts/{id}/inbox/{message}{path}");
            ((string)(await Api.ReadAsync(response, HttpStatusCode.NotFound))["detail"]!).ShouldContain("keeps it no longer");
        }

        ((int)(await Api.CheckAsync(id))["check"]!["messagesStored"]!).ShouldBe(0);
    }
}
