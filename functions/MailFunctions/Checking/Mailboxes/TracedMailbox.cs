using System.Diagnostics;
using System.Runtime.CompilerServices;
using MailFunctions.Accounts;
using MailFunctions.Checking.Connecting;
using MailFunctions.Checking.Failures;
using MailFunctions.Inbox;
using MailFunctions.Telemetry;

namespace MailFunctions.Checking.Mailboxes;

/// <summary>A mailbox each of whose calls to the server is a span: what is stored meanwhile is within it.</summary>
internal sealed class TracedMailbox(IMailbox mailbox, Account account) : IMailbox
{
    private const string Messages = "mailfunctions.messages";

    /// <inheritdoc/>
    public int Count => mailbox.Count;

    /// <inheritdoc/>
    public bool Recognising => mailbox.Recognising;

    /// <inheritdoc/>
    public int Listed => mailbox.Listed;

    /// <inheritdoc/>
    public RemoteMessage? Downloading => mailbox.Downloading;

    /// <inheritdoc/>
    public Task Gone => mailbox.Gone;

    /// <inheritdoc/>
    public bool Knows(MessageIdentity identity) => mailbox.Knows(identity);

    /// <inheritdoc/>
    public bool WasLeftAlone(RemoteMessage message) => mailbox.WasLeftAlone(message);

    /// <inheritdoc/>
    public Task<bool> LookAsync(MailboxWatermark watermark, MailboxWish wish, CancellationToken cancellationToken) =>
        TraceAsync("look", messages: null, () => mailbox.LookAsync(watermark, wish, cancellationToken));

    /// <inheritdoc/>
    public async IAsyncEnumerable<MailPiece> ListAsync(int size, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await using var pieces = mailbox.ListAsync(size, cancellationToken).GetAsyncEnumerator(cancellationToken);
        while (await TraceAsync("list", messages: null, () => pieces.MoveNextAsync().AsTask()))
        {
            yield return pieces.Current;
        }
    }

    /// <inheritdoc/>
    public Task<IReadOnlyList<RemoteMessage>> WantedAsync(IReadOnlyList<RemoteMessage> messages, CancellationToken cancellationToken) =>
        mailbox.WantedAsync(messages, cancellationToken);

    /// <inheritdoc/>
    public Task<IReadOnlyList<RefusedMessage>> FetchAsync(
        IReadOnlyList<RemoteMessage> messages,
        Func<RemoteMessage, Stream, CancellationToken, Task> take,
        CancellationToken cancellationToken) =>
        TraceAsync("fetch", messages.Count, () => mailbox.FetchAsync(messages, take, cancellationToken));

    /// <inheritdoc/>
    public Task DeleteAsync(IReadOnlyList<RemoteMessage> messages, CancellationToken cancellationToken) =>
        TraceAsync("delete", messages.Count, () => mailbox.DeleteAsync(messages, cancellationToken));

    /// <inheritdoc/>
    public Task CloseAsync(CancellationToken cancellationToken) => TraceAsync("close", messages: null, () => mailbox.CloseAsync(cancellationToken));

    /// <inheritdoc/>
    public MailboxWatermark Advance(Reached reached, bool complete, int leftOnServer) => mailbox.Advance(reached, complete, leftOnServer);

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => mailbox.DisposeAsync();

    private Task<bool> TraceAsync(string name, int? messages, Func<Task> call) =>
        TraceAsync(
            name,
            messages,
            async () =>
            {
                await call();
                return true;
            });

    private async Task<T> TraceAsync<T>(string name, int? messages, Func<Task<T>> call)
    {
        using var span = Spans.Start(name, ActivityKind.Client);
        span?.SetTag(Spans.Protocol, StepSpans.ProtocolOf(account)).SetTag(Messages, messages);
        try
        {
            return await call();
        }
        catch (Exception exception)
        {
            span.Fail((exception as MailboxException)?.Error.Code.ToString() ?? exception.GetType().Name);
            throw;
        }
    }
}
