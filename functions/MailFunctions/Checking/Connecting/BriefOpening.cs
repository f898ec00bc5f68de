using System.Globalization;
using MailFunctions.Accounts;
using MailFunctions.Checking.Failures;
using MailFunctions.Checking.Mailboxes;
using MailFunctions.Credentials;
using MailKit.Net.Imap;
using MailKit.Security;

namespace MailFunctions.Checking.Connecting;

/// <summary>
/// Opens an IMAP mailbox that was open before, in four round trips instead of nine: log-in and <c>STATUS</c> are sent together (RFC 9051,
/// section 5.5), and what nobody needs as long as there is no mail is not asked for.
/// </summary>
internal sealed class BriefOpening(
    Account account,
    MailboxLogin login,
    SaslMechanism mechanism,
    SessionLog log,
    StepTimer steps,
    ConnectionOptions options,
    TimeProvider clock)
{
    // More untagged answers than any server gives to a log-in.
    private const int MaxLines = 100;

    // A server that loses the second command must not cost a minute before the long way is taken.
    private static readonly TimeSpan LongestSilence = TimeSpan.FromSeconds(15);

    private string? _capabilities;
    private ImapStatus? _status;

    /// <summary>Whether an account's folder can be named as it is: any other takes an encoding.</summary>
    public static bool CanName(string folder) => folder.All(character => character is >= ' ' and <= '~' and not ('&' or '"' or '\\'));

    /// <summary>Opens it.</summary>
    /// <param name="link">The connection; belongs to the session, or is closed.</param>
    /// <param name="cancellationToken">Ends the attempt.</param>
    /// <returns>The session; <see langword="null"/> if the server does not keep in step.</returns>
    /// <exception cref="MailboxException">A step failed.</exception>
    public async Task<IImapSession?> RunAsync(ServerLink link, CancellationToken cancellationToken)
    {
        var greeting = TimeSpan.FromSeconds(options.GreetSeconds);
        var tls = await new TlsHandshake(account, steps, greeting, clock).RunAsync(link.AsStream(), cancellationToken);
        var stream = new PatientStream(tls, TimeSpan.FromSeconds(options.CommandSeconds), clock);
        var conversation = new ImapConversation(stream, log);
        var farewell = new Farewell(TimeSpan.FromSeconds(options.CloseSeconds), clock);
        var isOpen = false;
        try
        {
            await steps.RunAsync(
                CheckStep.Greet,
                log,
                () => clock.WithinAsync(greeting, stop => GreetAsync(conversation, stop), cancellationToken),
                _ => log.Greeting ?? "",
                cancellationToken);
            isOpen = await AskAsync(conversation, cancellationToken);
            return isOpen ? new BriefImapSession(conversation, _status!.Value, stop => TakeOverAsync(conversation, stop), farewell) : null;
        }
        finally
        {
            if (!isOpen)
            {
                await conversation.LogOutAsync(farewell);
            }
        }
    }

    private static async Task<bool> GreetAsync(ImapConversation conversation, CancellationToken cancellationToken)
    {
        var line = await conversation.HearAsync(cancellationToken);
        return line.StartsWith("* OK", StringComparison.OrdinalIgnoreCase)
            ? true
            : throw new ImapProtocolException($"The server does not greet: {line}");
    }

    /// <returns>Whether the mailbox is open, and its status known.</returns>
    private async Task<bool> AskAsync(ImapConversation conversation, CancellationToken cancellationToken)
    {
        var secret = await mechanism.ChallengeAsync(null, cancellationToken);
        try
        {
            var isOpen = await steps.RunAsync(
                CheckStep.Authenticate,
                log,
                async () =>
                {
                    await conversation.SayAsync(
                        $"A AUTHENTICATE {mechanism.MechanismName} {secret}\r\nB STATUS \"{account.Folder}\" (MESSAGES UIDNEXT UIDVALIDITY)\r\n", cancellationToken);
                    return await clock.WithinAsync(LongestSilence, stop => AnsweredAsync(conversation, stop), cancellationToken);
                },
                _ => $"Logged in as {login.UserName} with {mechanism.MechanismName}",
                cancellationToken);
            if (_status is { } status)
            {
                // The two were asked for together.
                steps.Report(CheckStep.OpenMailbox, TimeSpan.Zero, $"{account.Folder} has {status.Count} messages");
            }

            return isOpen;
        }
        catch (MailboxException exception) when (exception.InnerException is not AuthenticationException)
        {
            // Perhaps it took offence at two commands at once; the long way tells.
            return false;
        }
    }

    /// <exception cref="AuthenticationException">The server refused the log-in.</exception>
    private async Task<bool> AnsweredAsync(ImapConversation conversation, CancellationToken cancellationToken)
    {
        for (var lines = 0; lines < MaxLines; lines++)
        {
            switch (Words(await conversation.HearAsync(cancellationToken)))
            {
                case ["A", "OK", ..] and [.., var text]:
                    _capabilities = CapabilitiesIn(text) ?? _capabilities;
                    break;
                case ["A", "NO", ..] and [.., var text]:
                    throw new AuthenticationException(text);
                case ["*", "CAPABILITY", var words]:
                    _capabilities = words;
                    break;
                case ["*", "STATUS", var words]:
                    _status = StatusIn(words);
                    break;
                case ["B", "OK", ..]:
                    return _status is not null;
                case ["A" or "B" or "+", ..] or ["*", "BYE", ..]:
                    return false;
                default:
                    break;
            }
        }

        return false;
    }

    /// <summary>Gives the connection to the client, for which the server greets one that is logged in already (<c>PREAUTH</c>, RFC 9051, section 7.1.4).</summary>
    private async Task<(ImapClient Client, ImapFolder Folder)> TakeOverAsync(ImapConversation conversation, CancellationToken cancellationToken)
    {
        var client = new ImapClient(log) { Timeout = options.CommandSeconds * 1000 };
        try
        {
            var code = _capabilities is null ? "" : $"[CAPABILITY {_capabilities}] ";
            await client.ConnectAsync(conversation.GiveAway($"* PREAUTH {code}Logged in"), account.Address, account.Port, SecureSocketOptions.None, cancellationToken);
            return (client, await ImapFolders.FindAsync(client, account, cancellationToken));
        }
        catch
        {
            client.Dispose();
            throw;
        }
    }

    private static string[] Words(string line)
    {
        var words = line.Split(' ', 3);
        if (words.Length > 1)
        {
            words[1] = words[1].ToUpperInvariant();
        }

        return words;
    }

    private static string? CapabilitiesIn(string text)
    {
        const string Code = "[CAPABILITY ";
        var end = text.IndexOf(']', StringComparison.Ordinal);
        return text.StartsWith(Code, StringComparison.OrdinalIgnoreCase) && end > Code.Length ? text[Code.Length..end] : null;
    }

    private static ImapStatus? StatusIn(string words)
    {
        var items = words[(words.LastIndexOf('(') + 1)..].TrimEnd(' ', ')').Split(' ', StringSplitOptions.RemoveEmptyEntries);
        uint? count = null, next = null, validity = null;
        for (var i = 0; i + 1 < items.Length; i += 2)
        {
            if (!uint.TryParse(items[i + 1], NumberStyles.None, CultureInfo.InvariantCulture, out var value))
            {
                return null;
            }

            switch (items[i].ToUpperInvariant())
            {
                case "MESSAGES":
                    count = value;
                    break;
                case "UIDNEXT":
                    next = value;
                    break;
                case "UIDVALIDITY":
                    validity = value;
                    break;
                default:
                    break;
            }
        }

        return count is not null && validity is not null ? new(validity.Value, next ?? 0, (int)Math.Min(count.Value, int.MaxValue)) : null;
    }
}
