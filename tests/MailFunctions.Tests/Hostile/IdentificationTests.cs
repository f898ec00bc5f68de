using MailFunctions.Accounts;
using MailFunctions.Tests.Checking;
using static MailFunctions.Tests.Checking.Mailboxes;

namespace MailFunctions.Tests.Hostile;

/// <summary>Servers that want to know who calls, before or after the log-in, and capabilities that change with it.</summary>
public sealed class IdentificationTests
{
    [Theory]
    [InlineData("{tag} OK [CAPABILITY IMAP4rev1 ID] logged in\r\n", "* ID NIL\r\n{tag} OK done\r\n")]
    [InlineData("{tag} OK [CAPABILITY IMAP4rev1 ID] logged in\r\n", "{tag} NO who cares\r\n")]
    [InlineData("* CAPABILITY IMAP4rev1 ID\r\n{tag} OK logged in\r\n", "* ID (\"name\" \"server\")\r\n{tag} OK done\r\n")]
    public async Task Capability_that_comes_with_the_log_in_is_used_and_only_name_and_version_are_told(string loggedIn, string answer)
    {
        await using var server = Serve("", ("LOGIN", loggedIn), ("ID", answer));

        await using var mailbox = await Account(MailProtocol.Imap, server.Port).OpenAsync("user");

        mailbox.Count.ShouldBe(1);
        var sent = server.Received.Select(line => line[(line.IndexOf(' ', StringComparison.Ordinal) + 1)..]).ToList();
        sent.Single(line => line.StartsWith("ID ", StringComparison.Ordinal))
            .ShouldMatch("""^ID \("name" "MailFunctions" "version" "\d+\.\d+\.\d+"\)$""");
        sent.FindIndex(line => line.StartsWith("ID ", StringComparison.Ordinal)).ShouldBeGreaterThan(
            sent.FindIndex(line => line.StartsWith("LOGIN", StringComparison.Ordinal)));
        sent.FindIndex(line => line.StartsWith("ID ", StringComparison.Ordinal)).ShouldBeLessThan(
            sent.FindIndex(line => line.StartsWith("STATUS", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task Capability_that_goes_with_the_log_in_is_not_used()
    {
        await using var server = Serve("ID", ("LOGIN", "{tag} OK [CAPABILITY IMAP4rev1] logged in\r\n"));

        await using var mailbox = await Account(MailProtocol.Imap, server.Port).OpenAsync("user");

        mailbox.Count.ShouldBe(1);
        server.Received.ShouldNotContain(line => line.Contains(" ID", StringComparison.Ordinal));
    }

    private static ScriptedServer Serve(string capabilities, params (string Command, string? Answer)[] rules) => new(async connection =>
    {
        await connection.SendAsync(Imap.Greeting);
        await connection.AnswerAsync(true, [.. rules, .. Imap.Rules(capabilities: capabilities)]);
    });
}
