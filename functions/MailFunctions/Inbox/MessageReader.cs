using MailFunctions.Accounts;
using MimeKit;

namespace MailFunctions.Inbox;

/// <summary>Reads stored messages: header, texts, attachments. Whatever they hold, there is something to show.</summary>
/// <param name="store">Where they are.</param>
public sealed class MessageReader(MessageStore store)
{
    private const int MaxAddresses = 200;
    private const int MaxFields = 500;
    private const int MaxFieldName = 100;
    private const int MaxFieldValue = 4096;
    private const int MaxSubject = 998;
    private const int MaxTextBytes = 1024 * 1024;

    /// <summary>Reads a message.</summary>
    /// <returns>The message; <see langword="null"/> if the account has none with this id.</returns>
    public async Task<Message?> ReadAsync(AccountId account, MessageId id, CancellationToken cancellationToken)
    {
        if (await store.GetAsync(account, id, cancellationToken) is not { } summary)
        {
            return null;
        }

        await using var content = summary.Oversized ? null : await store.OpenRawAsync(account, id, cancellationToken);
        if (content is null)
        {
            return Describe(summary, new([], HeadersCut: false, [], summary.ParseError));
        }

        return await ReadAsync(summary, content, cancellationToken);
    }

    /// <summary>Reads a message from its bytes.</summary>
    internal static async Task<Message> ReadAsync(MessageSummary summary, Stream content, CancellationToken cancellationToken)
    {
        var outline = await OutlineReader.ReadAsync(content, countDecoded: true, cancellationToken);
        return await ReadTextsAsync(Describe(summary, outline), content, outline, cancellationToken);
    }

    /// <summary>Opens an attachment's decoded content.</summary>
    /// <returns>The attachment and its content; <see langword="null"/> if there is none with this number.</returns>
    public async Task<(MessageAttachment Attachment, Stream Content)?> OpenAttachmentAsync(
        AccountId account,
        MessageId id,
        int n,
        CancellationToken cancellationToken)
    {
        if (n < 1 || await store.OpenRawAsync(account, id, cancellationToken) is not { } content)
        {
            return null;
        }

        var outline = await OutlineReader.ReadAsync(content, countDecoded: true, cancellationToken);
        if (n > outline.Attachments.Count)
        {
            await content.DisposeAsync();
            return null;
        }

        var part = outline.Attachments[n - 1];
        return (Describe(part, n), PartText.Open(content, part, leaveOpen: false));
    }

    private static Message Describe(MessageSummary summary, MessageOutline outline) => new()
    {
        Id = summary.Id,
        Subject = HeaderText.Of(outline.Field(HeaderId.Subject), MaxSubject),
        From = HeaderText.Addresses(outline.Field(HeaderId.From), MaxAddresses),
        To = HeaderText.Addresses(outline.Field(HeaderId.To), MaxAddresses),
        Cc = HeaderText.Addresses(outline.Field(HeaderId.Cc), MaxAddresses),
        ReplyTo = HeaderText.Addresses(outline.Field(HeaderId.ReplyTo), MaxAddresses),
        Date = outline.Date,
        ReceivedAt = summary.ReceivedAt,
        Size = summary.Size,
        Oversized = summary.Oversized,
        ParseError = outline.Problem,
        Headers = [.. outline.Headers.Take(MaxFields).Select(Describe)],
        HeadersTruncated = outline.HeadersCut || outline.Headers.Count > MaxFields,
        Text = null,
        TextTruncated = false,
        Html = null,
        HtmlTruncated = false,
        BlockedRemoteImages = 0,
        Attachments = [.. outline.Attachments.Select((part, index) => Describe(part, index + 1))],
    };

    private static MessageField Describe(Header header) =>
        new(CleanText.OneLine(header.Field, MaxFieldName), HeaderText.Of(header, MaxFieldValue));

    private static MessageAttachment Describe(MessagePart part, int n) =>
        new(n, FileNames.Of(part, n), CleanText.OneLine(part.ContentType.MimeType, MaxFieldName), part.DecodedLength);

    private static async Task<Message> ReadTextsAsync(
        Message message,
        Stream content,
        MessageOutline outline,
        CancellationToken cancellationToken)
    {
        if (outline.Text is { } plain)
        {
            var (text, cut) = await PartText.ReadAsync(content, plain, MaxTextBytes, cancellationToken);
            message = message with { Text = text, TextTruncated = cut };
        }

        if (outline.Html is { } part)
        {
            var (html, cut) = await PartText.ReadAsync(content, part, MaxTextBytes, cancellationToken);
            var pictures = await InlinePictures.ReadAsync(content, outline.Parts, html, cancellationToken);
            var clean = HtmlCleaner.Clean(html, pictures);
            message = message with
            {
                Text = message.Text ?? PlainText.Of(html, MaxTextBytes),
                TextTruncated = message.Text is null ? cut : message.TextTruncated,
                Html = clean.Html,
                HtmlTruncated = cut || clean.Cut,
                BlockedRemoteImages = clean.BlockedRemoteImages,
            };
        }

        return message;
    }
}
