using System.Collections.Concurrent;
using System.Net.Sockets;
using MailFunctions.Tests.Infrastructure;

namespace MailFunctions.Tests.Hostile;

/// <summary>A mail server that does what a script says, and nothing else: the way to meet every misbehaviour on purpose.</summary>
/// <remarks>
/// Where each misbehaviour is met:
/// <list type="table">
/// <listheader><term>Misbehaviour</term><description>Tests</description></listheader>
/// <item><term>refuses the connection; unknown authority</term><description><see cref="Checking.OpeningTests"/></description></item>
/// <item><term>silent, late, BYE or -ERR at the door; STARTTLS and STLS missing, refused, injected; old TLS; certificates</term>
/// <description><see cref="OpeningTests"/></description></item>
/// <item><term>log-in refused for any reason; LOGINDISABLED</term><description><see cref="LogInTests"/></description></item>
/// <item><term>capabilities that change with the log-in; ID</term><description><see cref="IdentificationTests"/></description></item>
/// <item><term>UIDVALIDITY changes; UIDs go down; no UIDPLUS</term><description><see cref="Checking.ImapMailboxTests"/></description></item>
/// <item><term>no UIDNEXT; EXISTS and EXPUNGE during the download</term><description><see cref="ImapListingTests"/></description></item>
/// <item><term>literals that break off, lie or are huge; 100,000 messages; deletion refused</term><description><see cref="ImapFetchingTests"/></description></item>
/// <item><term>UIDLs repeated or missing; dot-stuffing; messages without end; QUIT not confirmed</term><description><see cref="Pop3FetchingTests"/></description></item>
/// <item><term>lines without end</term><description><see cref="EndlessLineTests"/></description></item>
/// <item><term>messages that are listed and not given out</term><description><see cref="RefusedMessageTests"/></description></item>
/// <item><term>what is stored after a failure; a byte at a time; CONDSTORE and QRESYNC offered</term><description><see cref="WholeCheckTests"/></description></item>
/// <item><term>content: no Date, wrong base64, lying charset, thousands of fields, deep nesting</term>
/// <description><see cref="MainJob.OddMail"/>, <see cref="Inbox.MessageParsingTests"/></description></item>
/// <item><term>bad servers among good ones</term><description><see cref="MainJob.TroubleTests"/></description></item>
/// </list>
/// </remarks>
internal sealed class ScriptedServer : IAsyncDisposable
{
    private readonly LoopbackListener _listener;
    private readonly Func<ScriptedConnection, Task> _script;

    /// <summary>Starts a server.</summary>
    /// <param name="script">What it does with each connection; the connection ends when it returns.</param>
    public ScriptedServer(Func<ScriptedConnection, Task> script)
    {
        _script = script;
        _listener = new(ServeAsync);
    }

    /// <summary>The port it listens on, on 127.0.0.1.</summary>
    public int Port => _listener.Port;

    /// <summary>Every line it was sent, over all connections, in their order.</summary>
    public ConcurrentQueue<string> Received { get; } = [];

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => _listener.DisposeAsync();

    private async Task ServeAsync(TcpClient client, CancellationToken stop)
    {
        await using var connection = new ScriptedConnection(client, Received, stop);
        try
        {
            await _script(connection);
        }
        catch (Exception exception) when (exception is IOException or OperationCanceledException or ObjectDisposedException)
        {
            // The other side left in the middle of the script, or the test is over.
        }
    }
}
