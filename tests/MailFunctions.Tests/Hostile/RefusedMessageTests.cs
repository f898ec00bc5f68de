using System.Text.Json.Nodes;
using MailFunctions.Tests.Infrastructure;

namespace MailFunctions.Tests.Hostile;

/// <summary>Whole checks of servers that list three messages and do not give out one of them.</summary>
public sealed class RefusedMessageTests(Product product)
{
    [Theory]
    [InlineData("IMAP", 1)]
    [InlineData("IMAP", 2)]
    [InlineData("POP3", 1)]
    [InlineData("POP3", 2)]
    public async Task The_messages_behind_it_are_taken_in_and_it_is_asked_for_until_it_comes(string protocol, int broken)
    {
        var isBroken = true;
        await using var server = protocol == "IMAP" ? ServeImap(uid => isBroken && uid == broken) : ServePop3(number => isBroken && number == broken);
        var mailbox = product.Dovecot.CreateMailbox();
        var account = await product.Api.CreateAccountAsync(mailbox, new(protocol, null), body => body["port"] = server.Port);
        var id = (int)account["id"]!;

        for (var attempt = 0; attempt < 2; attempt++)
        {
            var check = (await product.Api.CheckAsync(id))["check"]!;

            ((string?)check["lastError"]?["code"]).ShouldBe("MessageRefused", check.ToJsonString());
            ((string)check["lastError"]!["step"]!).ShouldBe("Fetch");
            ((string)check["state"]!).ShouldBe("Failing");
            ((int)check["consecutiveFailures"]!).ShouldBe(0);
            (await SubjectsAsync(id)).ShouldBe(Enumerable.Range(1, 3).Where(n => n != broken));
        }

        isBroken = false;
        var mended = (await product.Api.CheckAsync(id))["check"]!;

        mended["lastError"].ShouldBeNull();
        ((int)mended["messagesStored"]!).ShouldBe(3);
        (await SubjectsAsync(id)).ShouldBe([1, 2, 3]);
        server.Received.Count(line => protocol == "IMAP" ? line.Contains("UID FETCH 3 (BODY", StringComparison.Ordinal) : line == "RETR 3")
            .ShouldBeLessThanOrEqualTo(1);
    }

    [Theory]
    [InlineData("IMAP", 1)]
    [InlineData("IMAP", 2)]
    [InlineData("POP3", 1)]
    [InlineData("POP3", 2)]
    public async Task A_message_whose_download_ends_the_session_is_put_off_after_the_second_time_until_all_others_are_taken_in(string protocol, int broken)
    {
        var isBroken = true;
        await using var server = protocol == "IMAP"
            ? ServeImap(uid => isBroken && uid == broken, breaksOff: true)
            : ServePop3(number => isBroken && number == broken, breaksOff: true);
        var account = await product.Api.CreateAccountAsync(product.Dovecot.CreateMailbox(), new(protocol, null), body => body["port"] = server.Port);
        var id = (int)account["id"]!;

        foreach (var code in new[] { "ProtocolError", "ProtocolError", "MessageRefused", "MessageRefused" })
        {
            var check = (await product.Api.CheckAsync(id))["check"]!;
            ((string?)check["lastError"]?["code"]).ShouldBe(code, check.ToJsonString());
        }

        (await SubjectsAsync(id)).ShouldBe(Enumerable.Range(1, 3).Where(n => n != broken));
        ((int)(await product.Api.AccountAsync(id))["check"]!["consecutiveFailures"]!).ShouldBe(0);
        isBroken = false;
        var mended = (await product.Api.CheckAsync(id))["check"]!;

        mended["lastError"].ShouldBeNull();
        (await SubjectsAsync(id)).ShouldBe([1, 2, 3]);
    }

    [Fact]
    public async Task A_new_message_under_the_unique_id_of_a_deleted_one_is_asked_for_until_it_comes()
    {
        var answer = $"+OK\r\n{Letter(1)}.\r\n";
        await using var server = new ScriptedServer(async connection =>
        {
            await connection.SendAsync(Pop3.Greeting);
            await connection.AnswerAsync(false, [("RETR", answer), .. Pop3.Rules]);
        });
        var account = await product.Api.CreateAccountAsync(product.Dovecot.CreateMailbox(), new("POP3", null), body => (body["port"], body["keepCopy"]) = (server.Port, false));
        var id = (int)account["id"]!;
        await product.Api.CheckAsync(id);

        answer = "-ERR cannot read it\r\n";
        var check = (await product.Api.CheckAsync(id))["check"]!;
        ((string?)check["lastError"]?["code"]).ShouldBe("MessageRefused", check.ToJsonString());
        server.Received.Count(line => line == "DELE 1").ShouldBe(1);

        answer = $"+OK\r\n{Letter(2)}.\r\n";
        (await product.Api.CheckAsync(id))["check"]!["lastError"].ShouldBeNull();
        (await SubjectsAsync(id)).ShouldBe([1, 2]);
        server.Received.Count(line => line == "DELE 1").ShouldBe(2);
    }

    private async Task<IEnumerable<int>> SubjectsAsync(int id)
    {
        List<JsonNode> inbox = await product.Api.InboxAsync(id);
        return inbox.Select(message => int.Parse((string)message["subject"]!, System.Globalization.CultureInfo.InvariantCulture)).Order();
    }

    private static string Letter(int number) => $"Subject: {number}\r\n\r\nText\r\n";

    private static ScriptedServer ServePop3(Func<int, bool> isBroken, bool breaksOff = false) => new(async connection =>
    {
        await connection.SendAsync(Pop3.Greeting);
        while (await connection.ReadLineAsync() is { } line && await connection.AnswerOneAsync(
            line,
            false,
            [
                .. from number in Enumerable.Range(1, 3)
                   from rule in new[]
                   {
                       ($"RETR {number}", isBroken(number) ? breaksOff ? "+OK\r\nSubj{close}" : "-ERR cannot read it\r\n" : $"+OK\r\n{Letter(number)}.\r\n"),
                       ($"UIDL {number}", $"+OK {number} u{number}\r\n"),
                   }
                   select rule,
                ("STAT", "+OK 3 300\r\n"),
                ("UIDL", "+OK\r\n1 u1\r\n2 u2\r\n3 u3\r\n.\r\n"),
                ("LIST", "+OK\r\n1 100\r\n2 100\r\n3 100\r\n.\r\n"),
                .. Pop3.Rules,
            ]))
        {
        }
    });

    private static ScriptedServer ServeImap(Func<int, bool> isBroken, bool breaksOff = false) => new(async connection =>
    {
        await connection.SendAsync(Imap.Greeting);
        var goesOn = true;
        while (goesOn && await connection.ReadLineAsync() is { } line)
        {
            var words = line.Split(' ');
            var uids = words.Length > 3 && words[1] == "UID" ? Uids(words[2] == "SEARCH" ? words[4] : words[3]) : [];
            var given = breaksOff ? uids.TakeWhile(uid => !isBroken(uid)) : uids.Where(uid => !isBroken(uid));
            var end = !Array.Exists(uids, uid => isBroken(uid)) ? "{tag} OK done\r\n" : breaksOff ? "{close}" : "{tag} NO some are broken\r\n";
            var contents = string.Concat(given.Select(uid => Imap.Message(uid, Letter(uid)))) + end;
            (string, string?)[] fetch = line.Contains("BODY", StringComparison.Ordinal) ? [("UID FETCH", contents)] : [("UID FETCH", Imap.Summary(uids))];
            (string, string?)[] search = [("UID SEARCH", $"* SEARCH {string.Join(' ', uids)}\r\n{{tag}} OK done\r\n")];
            goesOn = await connection.AnswerOneAsync(line, true, [.. fetch, .. search, .. Imap.Rules(messages: 3, uidNext: 4)]);
        }
    });

    /// <summary>The UIDs of a set such as <c>1:2,3</c>, of a mailbox with three.</summary>
    private static int[] Uids(string set) =>
    [
        .. from range in set.Split(',')
           let ends = range.Replace("*", "3", StringComparison.Ordinal).Split(':').Select(int.Parse).ToArray()
           from uid in Enumerable.Range(ends[0], ends[^1] - ends[0] + 1)
           where uid <= 3
           select uid,
    ];
}
