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
    private readonly ImapHabits _habits = new();
    private readonly Farewell _farewell = new(TimeSpan.FromSeconds(options.Value.CloseSeconds), clock);

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
        var link = await ConnectAsync(account, route, steps, cancellationToken);
        var log = new SessionLog(login, clock, transcript?.Listen(account.Protocol, login)) { OnTlsAsked = () => steps.Begin(CheckStep.Secure) };
        IMailService client = account.Protocol == MailProtocol.Imap ? new ImapClient(log) : new Pop3Client(log);
        try
        {
            await new Handshake(account, log, steps, options.Value, clock).RunAsync(client, link, cancellationToken);
            if (client is ImapClient greeted)
            {
                _habits.Remember(account, greeted);
            }

            await AuthenticateAsync(client, account, login, log, steps, cancellationToken);
            IMailbox mailbox = client is ImapClient imap
                ? Open(new ImapClientSession(imap, await OpenImapAsync(imap, account, log, steps, cancellationToken), _farewell), account, login, log)
                : OpenPop3((Pop3Client)client, account, login, log, steps);
            return new TracedMailbox(mailbox, account);
        }
        catch
        {
            await _farewell.SayAsync(client, CancellationToken.None);
            client.Dispose();
            throw;
        }
    }

    /// <summary>Opens the mailbox of an account whose last check found it in order, in fewer round trips where the server lets it.</summary>
    /// <param name="account">The account.</param>
    /// <param name="route">The way to its server; <see langword="null"/> to go straight.</param>
    /// <param name="login">What to log in with.</param>
    /// <param name="cancellationToken">Ends the attempt.</param>
    /// <exception cref="MailboxException">A step failed.</exception>
    public async Task<IMailbox> ReopenAsync(Account account, ConnectorRoute? route, MailboxLogin login, CancellationToken cancellationToken)
    {
        var isSuitable = account is { Protocol: MailProtocol.Imap, ConnectionType: ConnectionType.Ssl } && BriefOpening.CanName(account.Folder);
        if (!isSuitable || new LogIn(account, login).InOneGo(_habits.MechanismsOf(account)) is not { } mechanism)
        {
            return await StepByStepAsync();
        }

        var steps = new StepTimer(account, onBegin: null, onStep: null, clock);
        var link = await ConnectAsync(account, route, steps, cancellationToken);
        var log = new SessionLog(login, clock);
        if (await new BriefOpening(account, login, mechanism, log, steps, options.Value, clock).RunAsync(link, cancellationToken) is { } session)
        {
            return new TracedMailbox(Open(session, account, login, log), account);
        }

        var mailbox = await StepByStepAsync();
        // What it refuses in one go it lets in step by step.
        _habits.Distrust(account);
        return mailbox;

        Task<IMailbox> StepByStepAsync() => OpenAsync(account, route, login, onBegin: null, onStep: null, transcript: null, cancellationToken);
    }

    private Task<ServerLink> ConnectAsync(Account account, ConnectorRoute? route, StepTimer steps, CancellationToken cancellationToken) =>
        new ServerConnection(egress, steps, TimeSpan.FromSeconds(options.Value.ConnectSeconds)).OpenAsync(account, route, cancellationToken);

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

    private static Task<ImapFolder> OpenImapAsync(
        ImapClient client,
        Account account,
        SessionLog log,
        StepTimer steps,
        CancellationToken cancellationToken)
    {
        const StatusItems Items = StatusItems.UidValidity | StatusItems.UidNext | StatusItems.Count;
        return steps.RunAsync(
            CheckStep.OpenMailbox,
            log,
            async () =>
            {
                var found = await ImapFolders.FindAsync(client, account, cancellationToken);
                await found.StatusAsync(Items, cancellationToken);
                return found;
            },
            found => $"{found.FullName} has {found.Count} messages",
            cancellationToken);
    }

    private ImapMailbox Open(IImapSession session, Account account, MailboxLogin login, SessionLog log) =>
        new(session, MailboxKey.Of(account, login), new MailboxCalls(account, log, budget));

    private Pop3Mailbox OpenPop3(Pop3Client client, Account account, MailboxLogin login, SessionLog log, StepTimer steps)
    {
        // Logging in opened the maildrop, and its size is known from then on.
        steps.Report(CheckStep.OpenMailbox, TimeSpan.Zero, $"The maildrop has {client.Count} messages");
        return new Pop3Mailbox(client, log, MailboxKey.Of(account, login), new MailboxCalls(account, log, budget), _farewell);
    }
}
