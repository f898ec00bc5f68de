using System.Text;
using MailFunctions.Accounts;
using MailFunctions.Checking.Mailboxes;
using MailFunctions.Tests.Checking;
using static MailFunctions.Tests.Checking.Mailboxes;

namespace MailFunctions.Tests.Hostile;

/// <summary>POP3 servers that take several commands at once, and those that do not (PIPELINING, RFC 2449, section 6.6).</summary>
public sealed class Pop3PipeliningTests
{
    private const int Messages = 3;

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Commands_are_sent_ahead_only_where_the_server_takes_them(bool hasPipelining)
    {
        await using var server = Serve(hasPipelining, waitsForAll: hasPipelining, refused: 0);
        await using var mailbox = await OpenAsync(server);

        var contents = await mailbox.FetchAsync(await mailbox.ListAsync());

        contents.Select(Encoding.ASCII.GetString).ShouldBe([Letter(1), Letter(2), Letter(3)]);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public async Task A_message_that_is_not_given_out_takes_no_other_with_it(int refused)
    {
        await using var server = Serve(hasPipelining: true, waitsForAll: false, refused);
        await using var mailbox = await OpenAsync(server);

        var (contents, errors) = await mailbox.TryFetchAsync(await mailbox.ListAsync());

        contents.Select(Encoding.ASCII.GetString).Order().ShouldBe(Enumerable.Range(1, Messages).Where(number => number != refused).Select(Letter));
        errors.ShouldHaveSingleItem().Message.Number.ShouldBe((uint)refused);
    }

    private static string Letter(int number) => $"Subject: {number}\r\n\r\nText\r\n";

    private static async Task<IMailbox> OpenAsync(ScriptedServer server)
    {
        var mailbox = await Account(MailProtocol.Pop3, server.Port).OpenAsync("anna");
        await mailbox.LookAsync(MailboxWatermark.None, keepCopy: true);
        return mailbox;
    }

    private static ScriptedServer Serve(bool hasPipelining, bool waitsForAll, int refused) => new(async connection =>
    {
        var waiting = new List<string>();
        await connection.SendAsync(Pop3.Greeting);
        while (await connection.ReadLineAsync() is { } line)
        {
            if (line.StartsWith("RETR ", StringComparison.Ordinal))
            {
                waiting.Add(line[5..]);
                if (!waitsForAll || waiting.Count == Messages)
                {
                    await connection.SendAsync(string.Concat(waiting.Select(number =>
                        number == $"{refused}" ? "-ERR cannot read it\r\n" : $"+OK\r\n{Letter(int.Parse(number, null))}.\r\n")));
                    waiting.Clear();
                }

                continue;
            }

            await connection.AnswerOneAsync(
                line,
                false,
                [
                    ("CAPA", $"+OK\r\nUSER\r\nUIDL\r\n{(hasPipelining ? "PIPELINING\r\n" : "")}.\r\n"),
                    ("STAT", "+OK 3 300\r\n"),
                    ("UIDL 3", "+OK 3 u3\r\n"),
                    ("UIDL 1", "+OK 1 u1\r\n"),
                    ("UIDL", "+OK\r\n1 u1\r\n2 u2\r\n3 u3\r\n.\r\n"),
                    ("LIST", "+OK\r\n1 100\r\n2 100\r\n3 100\r\n.\r\n"),
                    .. Pop3.Rules,
                ]);
        }
    });
}
