using MimeKit;

namespace MailFunctions.Inbox;

/// <summary>Reads from a message what the inbox lists of it.</summary>
internal static class SummaryReader
{
    private const int MaxSubject = 998;
    private const int MaxAddresses = 10;
    private const int MaxPreview = 200;
    private const int MaxPreviewBytes = 64 * 1024;

    /// <summary>Gives the message as it is listed.</summary>
    /// <param name="message">The message's bytes.</param>
    /// <param name="outline">Its outline.</param>
    /// <param name="id">Its id.</param>
    /// <param name="receivedAt">When it was received.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    public static async Task<MessageSummary> ReadAsync(
        Stream message,
        MessageOutline outline,
        MessageId id,
        DateTimeOffset receivedAt,
        CancellationToken cancellationToken) => new()
        {
            Id = id,
            Subject = HeaderText.Of(outline.Field(HeaderId.Subject), MaxSubject),
            From = HeaderText.Addresses(outline.Field(HeaderId.From), MaxAddresses),
            To = HeaderText.Addresses(outline.Field(HeaderId.To), MaxAddresses),
            Date = outline.Date,
            ReceivedAt = receivedAt,
            Size = message.Length,
            HasAttachments = outline.HasAttachments,
            Oversized = false,
            Preview = await PreviewAsync(message, outline, cancellationToken),
            ParseError = outline.Problem,
        };

    private static async Task<string> PreviewAsync(Stream message, MessageOutline outline, CancellationToken cancellationToken)
    {
        if (outline.Text is { } plain)
        {
            var (text, _) = await PartText.ReadAsync(message, plain, MaxPreviewBytes, cancellationToken);
            if (CleanText.OneLine(text, MaxPreview) is { Length: > 0 } preview)
            {
                return preview;
            }
        }

        if (outline.Html is not { } part)
        {
            return "";
        }

        var (html, _) = await PartText.ReadAsync(message, part, MaxPreviewBytes, cancellationToken);
        return CleanText.OneLine(PlainText.Of(html, MaxPreviewBytes), MaxPreview);
    }
}
