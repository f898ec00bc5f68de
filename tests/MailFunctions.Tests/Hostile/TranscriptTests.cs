using System.Text;
using MailFunctions.Accounts;
using MailFunctions.Checking.Failures;
using MailFunctions.Checking.Transcripts;
using MailFunctions.Credentials;
using static MailFunctions.Tests.Checking.Mailboxes;

namespace MailFunctions.Tests.Hostile;

/// <summary>Servers that repeat what they were told in confidence: the transcript does not.</summary>
public sealed class TranscriptTests
{
    private const string Quotable = "pa\"ss\\word";
    private const string Unquotable = "pä\"sswörd";

    [Theory]
    [InlineData("", Quotable)]
    [InlineData("", Unquotable)]
    [InlineData("LITERAL+", Unquotable)]
    [InlineData("AUTH=LOGIN", Unquotable)]
    [InlineData("AUTH=PLAIN", Quotable)]
    [InlineData("AUTH=PLAIN SASL-IR", Unquotable)]
    public async Task Imap_server_repeats_every_line_of_the_log_in(string capabilities, string password)
    {
        await using var server = new ScriptedServer(async connection =>
        {
            var told = "";
            var tag = "";
            await connection.SendAsync(Imap.Greeting);
            while (await connection.ReadLineAsync() is { } line)
            {
                if (line.EndsWith("CAPABILITY", StringComparison.Ordinal))
                {
                    await connection.SendAsync($"* CAPABILITY IMAP4rev1 {capabilities}\r\n{line.Split(' ')[0]} OK done\r\n");
                    continue;
                }

                tag = tag.Length == 0 ? line.Split(' ')[0] : tag;
                told += " " + line;
                var goesOn = line.EndsWith('}') || line.EndsWith("AUTHENTICATE LOGIN", StringComparison.Ordinal) ||
                    line.EndsWith("AUTHENTICATE PLAIN", StringComparison.Ordinal) || line == Base64("user");
                await connection.SendAsync(goesOn ? $"* NO {told}\r\n+ {Base64(password)}\r\n" : $"* OK {told}\r\n{tag} NO {told}\r\n");
            }
        });

        ShouldHide(await RefusedAsync(MailProtocol.Imap, server, password), password);
    }

    [Theory]
    [InlineData("", Quotable)]
    [InlineData("SASL LOGIN\r\n", Unquotable)]
    [InlineData("SASL PLAIN\r\n", Quotable)]
    public async Task Pop3_server_repeats_every_line_of_the_log_in(string capabilities, string password)
    {
        await using var server = new ScriptedServer(async connection =>
        {
            var told = "";
            await connection.SendAsync("+OK ready <1.2@example.com>\r\n");
            while (await connection.ReadLineAsync() is { } line)
            {
                told += " " + line;
                await connection.SendAsync(line switch
                {
                    "CAPA" => $"+OK\r\n{capabilities}.\r\n",
                    "AUTH LOGIN" or "AUTH PLAIN" => $"+ {Base64(password)}\r\n",
                    _ when line == Base64("user") => $"+ {Base64(password)}\r\n",
                    _ => $"-ERR {told}\r\n",
                });
            }
        });

        ShouldHide(await RefusedAsync(MailProtocol.Pop3, server, password), password);
    }

    private static async Task<string> RefusedAsync(MailProtocol protocol, ScriptedServer server, string password)
    {
        var account = Account(protocol, server.Port);
        var transcript = new Transcript(account, TranscriptId.Of(TranscriptKind.Test, default), TranscriptKind.Test, 256 * 1024, TimeProvider.System);
        var failure = await Should.ThrowAsync<MailboxException>(
            () => Opener().OpenAsync(account, route: null, new MailboxLogin("user", password), onBegin: null, transcript.Add, transcript, TestContext.Current.CancellationToken));
        failure.Error.Step.ShouldBe(CheckStep.Authenticate);
        return transcript.ToString();
    }

    private static void ShouldHide(string text, string password)
    {
        text.ShouldContain("-- Authenticate failed");
        text.ShouldContain("left out]");
        foreach (var form in new[] { password, password.Replace("\\", "\\\\").Replace("\"", "\\\""), Base64(password), Base64($"\0user\0{password}"), "sswörd", "ss\\" })
        {
            text.ShouldNotContain(form);
        }
    }

    private static string Base64(string text) => Convert.ToBase64String(Encoding.UTF8.GetBytes(text));
}
