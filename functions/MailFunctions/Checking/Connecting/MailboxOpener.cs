using MailFunctions.Accounts;
using MailFunctions.Checking.Failures;
using MailFunctions.Checking.Mailboxes;
using MailFunctions.Checking.Transcripts;
using MailFunctions.Connectors;
using MailFunctions.Credentials;
using MailFunctions.Security;
using MailKit;
using MailKit.Net.Imap;
using MailKit.Net.Pop3;
using Microsoft.Extensions.Options;

namespace MailFunctions.Checking.Connecting;

/// <summary>Opens mailboxes: resolves, connects, secures, greets, logs in and opens, each step within its time.</summary>
public sealed class MailboxOpener(EgressPolicy egress, IOptions<ConnectionOptions> options, DownloadBudget budget, TimeProvider clock)
{
    private static readonly ImapImplementation Program = new()
    {
        Name = "MailFunctions",
        Version = typeof(MailboxOpener).Assembly.GetName().Version?.ToString(3) ?? "1.0.0",
    };

    /// <summary>Opens an account's mailbox.</summary>
    /// <param name="account">The account.</param>
    /// <param name="route">The way to its server; <see langword="null"/> to go straight.</param>
    /// <param name="login">What to log in with.</param>
    /// <param name="onBegin">Is told of each step as it begins.</param>
    /// <param name="onStep">Is told of each step as it ends; the last may be one that failed.</param>
    /// <param name="transcript">Is told what the two sides say until the mailbox is closed; <see langword="null"/> unless somebody asked for that.</param>
    /// <param name="cancellationToken">Ends the attempt.</param>
    /// <exception cref="MailboxException">A step failed.</exception>
    public async Task<IMailbox> OpenAsync(
        Account account,
        ConnectorRoute? route,
        MailboxLogin login,
        Action<CheckStep>? onBegin,
        Action<StepResult>? onStep,
        Transcript? transcript,
        CancellationToken cancellationToken)
    {
        var steps = new StepTimer(account, onBegin, onStep, clock);
        var link = await new ServerConnection(egress, steps, TimeSpan.FromSeconds(options.Value.ConnectSeconds)).OpenAsync(account, route, cancellationToken);
        var log = new SessionLog(login, clock, transcript?.Listen(account.Protocol, login)) { OnTlsAsked = () => steps.Begin(CheckStep.Secure) };
        IMailService client = account.Protocol == MailProtocol.Imap ? new ImapClient(log) : new Pop3Client(log);
        try
        {
            await new Handshake(account, log, steps, options.Value, clock).RunAsync(client, link, cancellationToken);
            await AuthenticateAsync(client, account, login, log, steps, cancellationToken);
            IMailbox mailbox = client is ImapClient imap
                ? await OpenImapAsync(imap, account, login, log, steps, cancellationToken)
                : OpenPop3((Pop3Client)client, account, login, log, steps);
            return new TracedMailbox(mailbox, account);
        }
        catch
        {
            await Farewell.SayAsync(client, Patience, CancellationToken.None);
            client.Dispose();
            throw;
        }
    }

    private static Task<string> AuthenticateAsync(
        IMailService client,
        Account account,
        MailboxLogin login,
        SessionLog log,
        StepTimer steps,
        CancellationToken cancellationToken) =>
        steps.RunAsync(
            CheckStep.Authenticate,
            log,
            () => new LogIn(account, login).RunAsync(client, cancellationToken),
            mechanism => $"Logged in as {login.UserName} with {mechanism}",
            cancellationToken);

    private async Task<ImapMailbox> OpenImapAsync(
        ImapClient client,
        Account account,
        MailboxLogin login,
        SessionLog log,
        StepTimer steps,
        CancellationToken cancellationToken)
    {
        const StatusItems Items = StatusItems.UidValidity | StatusItems.UidNext | StatusItems.Count;
        var folder = await steps.RunAsync(
            CheckStep.OpenMailbox,
            log,
            async () =>
            {
                await IdentifyAsync(client, cancellationToken);
                var found = account.Folder.Equals(AccountDraft.DefaultFolder, StringComparison.OrdinalIgnoreCase)
                    ? client.Inbox!
                    : await client.GetFolderAsync(account.Folder, cancellationToken);
                await found.StatusAsync(Items, cancellationToken);
                return found;
            },
            found => $"{found.FullName} has {found.Count} messages",
            cancellationToken);
        return new ImapMailbox(client, (ImapFolder)folder, MailboxKey.Of(account, login), new MailboxCalls(account, log, budget), Patience);
    }

    /// <summary>Says which program this is (RFC 2971), and nothing else: some providers open no mailbox for those who do not.</summary>
    private static async Task IdentifyAsync(ImapClient client, CancellationToken cancellationToken)
    {
        if (!client.Capabilities.HasFlag(ImapCapabilities.Id))
        {
            return;
        }

        try
        {
            await client.IdentifyAsync(Program, cancellationToken);
        }
        catch (ImapCommandException)
        {
            // A courtesy that is declined; whether the mailbox opens all the same is seen next.
        }
    }

    private Pop3Mailbox OpenPop3(Pop3Client client, Account account, MailboxLogin login, SessionLog log, StepTimer steps)
    {
        // Logging in opened the maildrop, and its size is known from then on.
        steps.Report(CheckStep.OpenMailbox, TimeSpan.Zero, $"The maildrop has {client.Count} messages");
        return new Pop3Mailbox(client, log, MailboxKey.Of(account, login), new MailboxCalls(account, log, budget), Patience);
    }

    private TimeSpan Patience => TimeSpan.FromSeconds(options.Value.CloseSeconds);
}
