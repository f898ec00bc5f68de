using System.Text.Json.Nodes;
using MailFunctions.Tests.Infrastructure;

namespace MailFunctions.Tests.MainJob;

/// <summary>What is remembered of an account's checks.</summary>
public sealed class CheckHistoryTests(Product product)
{
    private Api Api => product.Api;

    [Fact]
    public async Task History_tells_newest_first_what_every_check_did()
    {
        var mailbox = product.Dovecot.CreateMailbox();
        await DeliverAsync(mailbox, 2);
        var id = (int)(await Api.CreateAccountAsync(mailbox, ConnectionKind.ImapSsl))["id"]!;
        await Api.CheckAsync(id);
        await Api.CheckAsync(id);
        await Api.CheckAsync(id);
        await DeliverAsync(mailbox, 1);
        await Api.PatchAccountAsync(id, new() { ["keepCopy"] = false });
        await Api.CheckAsync(id);
        await Api.PatchAccountAsync(id, new() { ["port"] = FreePort.Take(1)[0] });
        await Api.CheckAsync(id);

        var history = await Api.AllAsync($"api/accounts/{id}/checks");

        history.Select(Summary).ShouldBe(
        [
            "1 check: ConnectionRefused, 0 stored, 0 deleted",
            "1 check: Ok, 1 stored, 3 deleted",
            "2 checks: Ok, 0 stored, 0 deleted",
            "1 check: Ok, 2 stored, 0 deleted",
        ]);
        history.ShouldAllBe(entry => (DateTimeOffset)entry["startedAt"]! <= (DateTimeOffset)entry["endedAt"]!);
        ((long)history[3]["bytesStored"]!).ShouldBe(2 * Mail.Length);
        (await Api.AllAsync($"api/accounts/{id}/checks?pageSize=1")).Select(Summary).ShouldBe(history.Select(Summary));
    }

    private static byte[] Mail => "Subject: one\r\n\r\nText\r\n"u8.ToArray();

    private static string Summary(JsonNode entry) =>
        $"{entry["checks"]} {((int)entry["checks"]! == 1 ? "check" : "checks")}: {(entry["error"] is { } error ? error["code"] : "Ok")}, " +
        $"{entry["messagesStored"]} stored, {entry["messagesDeleted"]} deleted";

    private static async Task DeliverAsync(Mailbox mailbox, int count)
    {
        for (var i = 0; i < count; i++)
        {
            await mailbox.DeliverAsync(Mail);
        }
    }
}
