using Azure;
using MimeKit;

namespace MailFunctions.Inbox;

/// <summary>
/// Reads a message's outline in one pass that keeps nothing of the content. Nothing a message holds makes it fail, and its
/// memory is bounded whatever the message's size: fields, parts and nesting are counted, and reading stops at a limit.
/// </summary>
internal sealed class OutlineReader : MimeReader
{
    private const int MaxFields = 20_000;
    private const int MaxFieldsKept = 1000;
    private const int MaxParts = 1000;
    private const int MaxDepth = 32;

    private static readonly ParserOptions Parsing = CreateOptions();

    private readonly HeaderGuard _message;
    private readonly bool _countDecoded;
    private readonly List<Header> _headers = [];
    private readonly List<MessagePart> _parts = [];
    private readonly Stack<bool> _alternatives = new();
    private PartHeader _partHeader = new();
    private PartHeader? _attachedMessage;
    private DecodedLength? _decoded;
    private int _attachedDepth;
    private int _blocks;
    private int _fields;
    private bool _headersCut;
    private long? _bodyOffset;
    private string? _problem;

    private OutlineReader(HeaderGuard message, bool countDecoded)
        : base(Parsing, message, MimeFormat.Entity) => (_message, _countDecoded) = (message, countDecoded);

    /// <summary>Reads an outline.</summary>
    /// <param name="message">The message's bytes; read from its present position.</param>
    /// <param name="countDecoded">Whether to count the decoded length of the parts.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    public static async Task<MessageOutline> ReadAsync(Stream message, bool countDecoded, CancellationToken cancellationToken)
    {
        if (message.Length == 0)
        {
            return new([], HeadersCut: false, [], "The message is empty.");
        }

        OutlineReader? reader = null;
        using var guarded = new HeaderGuard(message)
        {
            TooLong = () => reader!.Stop("A field of the message's header is too long; the rest is not shown."),
        };
        reader = new(guarded, countDecoded);
        try
        {
            await reader.ReadMessageAsync(cancellationToken);
        }
        catch (Exception exception) when (exception is not (OperationCanceledException or IOException or RequestFailedException))
        {
            // Whatever the parser stumbles over is the message's fault; the reader's own limits have said why already.
            reader._problem ??= "The message is not in the format of Internet messages (RFC 5322).";
        }

        return reader.Outline(message.Length);
    }

    /// <inheritdoc/>
    protected override Task OnHeadersBeginAsync(long beginOffset, int beginLineNumber, CancellationToken cancellationToken)
    {
        _partHeader = new();
        _fields = 0;
        _message.BeginField();
        return ++_blocks > MaxParts ? throw Stop($"The message has more than {MaxParts} parts; the rest is not shown.") : Task.CompletedTask;
    }

    /// <inheritdoc/>
    protected override Task OnHeaderReadAsync(Header header, int beginLineNumber, CancellationToken cancellationToken)
    {
        if (++_fields > MaxFields)
        {
            throw Stop($"The message's header has more than {MaxFields} fields; the rest is not shown.");
        }

        if (_blocks == 1 && _fields <= MaxFieldsKept)
        {
            _headers.Add(header);
        }

        _headersCut |= _blocks == 1 && _fields > MaxFieldsKept;

        _partHeader.Take(header);
        _message.BeginField();
        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    protected override Task OnHeadersEndAsync(
        long beginOffset,
        int beginLineNumber,
        long endOffset,
        int endLineNumber,
        CancellationToken cancellationToken)
    {
        _bodyOffset ??= endOffset;
        _message.EndFields();
        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    protected override Task OnMultipartBeginAsync(ContentType contentType, long beginOffset, int beginLineNumber, CancellationToken cancellationToken)
    {
        _alternatives.Push(contentType.IsMimeType("multipart", "alternative"));
        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    protected override Task OnMultipartEndAsync(
        ContentType contentType,
        long beginOffset,
        int beginLineNumber,
        long headersEndOffset,
        long endOffset,
        int lines,
        CancellationToken cancellationToken)
    {
        _alternatives.Pop();
        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    protected override Task OnMessagePartBeginAsync(ContentType contentType, long beginOffset, int beginLineNumber, CancellationToken cancellationToken)
    {
        if (_attachedDepth++ == 0)
        {
            _attachedMessage = _partHeader;
        }

        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    protected override Task OnMessagePartEndAsync(
        ContentType contentType,
        long beginOffset,
        int beginLineNumber,
        long headersEndOffset,
        long endOffset,
        int lines,
        CancellationToken cancellationToken)
    {
        if (--_attachedDepth == 0)
        {
            Add(_attachedMessage!, contentType, headersEndOffset, endOffset, endOffset - headersEndOffset);
        }

        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    protected override Task OnMimePartBeginAsync(ContentType contentType, long beginOffset, int beginLineNumber, CancellationToken cancellationToken)
    {
        _decoded = _countDecoded && _attachedDepth == 0 ? new(_partHeader.Encoding) : null;
        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    protected override Task OnMimePartContentReadAsync(byte[] buffer, int startIndex, int count, CancellationToken cancellationToken)
    {
        _decoded?.Add(buffer, startIndex, count);
        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    protected override Task OnMimePartContentEndAsync(
        long beginOffset,
        int beginLineNumber,
        long endOffset,
        int lines,
        NewLineFormat? newLineFormat,
        CancellationToken cancellationToken)
    {
        _partHeader.ContentBegin = beginOffset;
        _partHeader.ContentEnd = endOffset;
        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    protected override Task OnMimePartEndAsync(
        ContentType contentType,
        long beginOffset,
        int beginLineNumber,
        long headersEndOffset,
        long endOffset,
        int lines,
        CancellationToken cancellationToken)
    {
        if (_attachedDepth == 0)
        {
            Add(_partHeader, contentType, _partHeader.ContentBegin, _partHeader.ContentEnd, _decoded?.Value(_partHeader.ContentEnd - _partHeader.ContentBegin) ?? 0);
        }

        return Task.CompletedTask;
    }

    private static ParserOptions CreateOptions()
    {
        var options = ParserOptions.Default.Clone();
        options.MaxMimeDepth = MaxDepth;
        return options;
    }

    private void Add(PartHeader header, ContentType contentType, long begin, long end, long decodedLength) =>
        _parts.Add(header.ToPart(contentType, _alternatives.TryPeek(out var alternative) && alternative, begin, end - begin, decodedLength));

    private InvalidDataException Stop(string problem) => new(_problem = problem);

    private MessageOutline Outline(long length)
    {
        if (_parts.Count == 0)
        {
            // No part was found where one should be: what follows the header, or all of it, is shown as it is.
            var offset = _bodyOffset ?? 0;
            Add(new(), new ContentType("text", "plain"), offset, length, length - offset);
        }

        return new(_headers, _headersCut, _parts, _problem);
    }
}
