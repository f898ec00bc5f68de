using MailFunctions.Accounts;
using MailFunctions.Tests.Checking;
using static MailFunctions.Tests.Checking.Mailboxes;

namespace MailFunctions.Tests.Hostile;

/// <summary>Servers that repeat the password where an answer is cut off: its beginning does not show either.</summary>
public sealed class RepeatedSecretTests
{
    private const string Password = "corräct-horse-battery-staple";

    [Theory]
    [InlineData(160)]
    [InlineData(171)]
    [InlineData(178)]
    [InlineData(180)]
    [InlineData(183)]
    [InlineData(194)]
    [InlineData(195)]
    public async Task Answer_that_is_cut_within_the_password_shows_nothing_of_it(int before)
    {
        await using var server = new ScriptedServer(async connection =>
        {
            await connection.SendAsync(Pop3.Greeting);
            var refusal = System.Text.Encoding.UTF8.GetBytes($"-ERR {new string('x', before - 5)} {Password}\r\n");
            while (await connection.ReadLineAsync() is { } line)
            {
                if (line.StartsWith("PASS", StringComparison.Ordinal))
                {
                    await connection.SendAsync(refusal);
                }
                else
                {
                    await connection.AnswerOneAsync(line, tagged: false, Pop3.Rules);
                }
            }
        });

        var (error, _) = await Account(MailProtocol.Pop3, server.Port).FailAsync(Password);

        error.ServerAnswer.ShouldNotBeNull().ShouldStartWith("-ERR xxx");
        error.ServerAnswer.ShouldEndWith("***");
        error.ServerAnswer.ShouldNotContain("corr");
    }
}
