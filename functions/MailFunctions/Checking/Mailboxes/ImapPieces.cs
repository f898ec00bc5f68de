using MailKit;

namespace MailFunctions.Checking.Mailboxes;

/// <summary>
/// A message that is asked for piece by piece (partial fetch, RFC 9051, section 6.4.5) while it is read, so that no more than a
/// piece of it is in memory. Can be read asynchronously only.
/// </summary>
/// <param name="folder">The open folder.</param>
/// <param name="uid">The message.</param>
/// <param name="size">Its size in bytes as the server says.</param>
internal sealed class ImapPieces(IMailFolder folder, UniqueId uid, long size) : Stream
{
    /// <summary>The size of a piece, in bytes.</summary>
    public const int PieceSize = 1024 * 1024;

    private Stream? _piece;
    private int _asked;
    private bool _atEnd;

    /// <summary>What went wrong with the server, as opposed to with whoever reads; <see langword="null"/> if nothing did.</summary>
    public Exception? Failure { get; private set; }

    /// <inheritdoc/>
    public override bool CanRead => true;

    /// <inheritdoc/>
    public override bool CanSeek => false;

    /// <inheritdoc/>
    public override bool CanWrite => false;

    /// <inheritdoc/>
    public override long Length => throw new NotSupportedException();

    /// <inheritdoc/>
    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    /// <inheritdoc/>
    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        while (true)
        {
            if (_piece is not null && await _piece.ReadAsync(buffer, cancellationToken) is > 0 and var read)
            {
                return read;
            }

            if (_atEnd || !await NextAsync(cancellationToken))
            {
                return 0;
            }
        }
    }

    /// <inheritdoc/>
    public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    /// <inheritdoc/>
    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    /// <inheritdoc/>
    public override void Flush()
    {
    }

    /// <inheritdoc/>
    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    /// <inheritdoc/>
    public override void SetLength(long value) => throw new NotSupportedException();

    /// <inheritdoc/>
    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        _piece?.Dispose();
        base.Dispose(disposing);
    }

    private async Task<bool> NextAsync(CancellationToken cancellationToken)
    {
        _piece?.Dispose();
        try
        {
            _piece = await folder.GetStreamAsync(uid, _asked, PieceSize, cancellationToken, new DownloadLimit(PieceSize));
            if (_piece.Length + _asked == 0 && size > 0)
            {
                throw new MessageNotFoundException("The message is there, and empty.");
            }
        }
        catch (Exception exception)
        {
            Failure = exception;
            throw;
        }

        var length = (int)_piece.Length;
        _asked += length;
        // A piece shorter than asked for is the last (RFC 9051); sizes are only believed when they make us ask for more.
        _atEnd = length == 0 || (length < PieceSize && _asked >= size);
        return length > 0;
    }
}
