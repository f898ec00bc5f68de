using MailFunctions.Accounts;
using MailFunctions.Contract;
using MailFunctions.Http;
using MailFunctions.Security;
using MailFunctions.Security.Audit;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace MailFunctions.Inbox;

/// <summary>The messages of an account: list, read, download.</summary>
/// <param name="accounts">Tells which accounts there are.</param>
/// <param name="store">The messages.</param>
/// <param name="reader">Reads them.</param>
/// <param name="audit">Records who reads what, before they do.</param>
public sealed class InboxFunctions(AccountStore accounts, MessageStore store, MessageReader reader, AuditTrail audit)
{
    private const string Route = "api/accounts/{id:int}/inbox";

    /// <summary>Lists an account's messages, newest first; <c>search</c> looks in subject, senders, recipients and the text's beginning.</summary>
    [Function("ListInbox")]
    [Requires(Role.MailRead)]
    [TakesQuery<SearchParameters>]
    [TakesQuery<PageParameters>]
    [Answers<Page<MessageSummary>>]
    public async Task<IResult> List(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = Route)] HttpRequest request,
        int id,
        CancellationToken cancellationToken)
    {
        var account = new AccountId(id);
        var query = new Query(request);
        var search = query.Text("search", SearchParameters.MaxLength)?.Trim() is { Length: > 0 } text ? text : null;
        var size = query.PageSize();
        var list = $"inbox {account} {search}";
        var position = query.Position(list);
        if (query.Problem is { } problem)
        {
            return problem;
        }

        if (await accounts.GetAsync(account, cancellationToken) is null)
        {
            return NoAccount(account);
        }

        var entry = new AuditEntry(AuditAction.InboxListed, AuditTarget.Inbox(id)) { Detail = search is null ? null : $"Searched for: {search}" };
        await audit.NoteAsync(Actor.Of(request), entry, cancellationToken);
        MessageId? after = position is null ? null : new MessageId(position);
        var (messages, next) = await store.ListAsync(account, search, after, size, cancellationToken);
        var cursor = next is { } last ? Cursor.Write(list, last.Value) : null;
        return TypedResults.Json(new Page<MessageSummary>(messages, cursor), Json.Options);
    }

    /// <summary>Reads a message: header, text, harmless HTML, what is attached.</summary>
    [Function("ReadMessage")]
    [Requires(Role.MailRead)]
    [Answers<Message>]
    public async Task<IResult> Read(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = Route + "/{messageId}")] HttpRequest request,
        int id,
        string messageId,
        CancellationToken cancellationToken)
    {
        var found = await FindAsync(request, id, messageId, AuditAction.MessageRead, detail: null, cancellationToken);
        if (!found.TryGet(out var summary, out var problem))
        {
            return problem;
        }

        var message = await reader.ReadAsync(new(id), summary.Id, cancellationToken);
        return message is null ? NoMessage() : TypedResults.Json(message, Json.Options);
    }

    /// <summary>Gives a message's bytes exactly as the server had them.</summary>
    [Function("DownloadMessage")]
    [Requires(Role.MailRead)]
    [Answers(StatusCodes.Status200OK, "message/rfc822")]
    public async Task<IResult> Raw(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = Route + "/{messageId}/raw")] HttpRequest request,
        int id,
        string messageId,
        CancellationToken cancellationToken)
    {
        var found = await FindAsync(request, id, messageId, AuditAction.MessageDownloaded, detail: null, cancellationToken);
        if (!found.TryGet(out var summary, out var problem))
        {
            return problem;
        }

        return await store.OpenRawAsync(new(id), summary.Id, cancellationToken) is { } content
            ? new Download(content, "message/rfc822", FileNames.Of(summary), content.Length)
            : Problem.NotFound("The message is listed only: it was too large to be stored, and is still on the server.");
    }

    /// <summary>Gives an attachment, decoded.</summary>
    [Function("DownloadAttachment")]
    [Requires(Role.MailRead)]
    [Answers(StatusCodes.Status200OK, "*/*")]
    public async Task<IResult> Attachment(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = Route + "/{messageId}/attachments/{n:int}")] HttpRequest request,
        int id,
        string messageId,
        int n,
        CancellationToken cancellationToken)
    {
        var found = await FindAsync(request, id, messageId, AuditAction.AttachmentDownloaded, $"Attachment {n}.", cancellationToken);
        if (!found.TryGet(out var summary, out var problem))
        {
            return problem;
        }

        return await reader.OpenAttachmentAsync(new(id), summary.Id, n, cancellationToken) is var (attachment, content)
            ? new Download(content, attachment.ContentType, attachment.FileName, length: null)
            : Problem.NotFound($"The message has no attachment {n}.");
    }

    /// <summary>The message that is asked for; that it is has been recorded then.</summary>
    private async Task<Result<MessageSummary>> FindAsync(
        HttpRequest request,
        int id,
        string messageId,
        AuditAction action,
        string? detail,
        CancellationToken cancellationToken)
    {
        var account = new AccountId(id);
        if (await accounts.GetAsync(account, cancellationToken) is null)
        {
            return NoAccount(account);
        }

        if (!MessageId.TryParse(messageId, out var message) || await store.GetAsync(account, message, cancellationToken) is not { } summary)
        {
            return NoMessage();
        }

        var entry = new AuditEntry(action, AuditTarget.Message(id, message.Value)) { Detail = detail };
        await audit.NoteAsync(Actor.Of(request), entry, cancellationToken);
        return summary;
    }

    private static Problem NoAccount(AccountId account) => Problem.NotFound($"There is no account {account}.");

    private static Problem NoMessage() => Problem.NotFound("The account has no message with this id, or keeps it no longer.");
}
