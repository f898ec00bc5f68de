using System.Threading.Channels;
using Microsoft.Win32.SafeHandles;

namespace MailFunctions.Accounts.Import;

/// <summary>
/// A request's body while it comes: taken into a temporary file as fast as it is sent, and read from there. So a caller that sends
/// everything before it reads any answer (RFC 9112 lets it) and we do not wait for each other, and memory does not grow with the body.
/// </summary>
internal sealed class ImportBody : Stream
{
    /// <summary>The longest body, in bytes.</summary>
    public const long MaxLength = 64 * 1024 * 1024;

    private const int TakenAtOnce = 64 * 1024;
    private readonly SafeFileHandle _file;
    private readonly CancellationTokenSource _stop = new();
    private readonly Channel<long> _taken = Channel.CreateBounded<long>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropOldest });
    private readonly Task _taking;
    private long _available;

    private ImportBody(Stream source)
    {
        // Unlike other ways to make a file, this one lets nobody else read it.
        var path = Path.GetTempFileName();
        _file = File.OpenHandle(path, FileMode.Open, FileAccess.ReadWrite, FileShare.None, FileOptions.DeleteOnClose | FileOptions.Asynchronous);
        _taking = TakeAsync(source);
    }

    /// <inheritdoc/>
    public override bool CanRead => true;

    /// <inheritdoc/>
    public override bool CanSeek => false;

    /// <inheritdoc/>
    public override bool CanWrite => false;

    /// <inheritdoc/>
    public override long Length => throw new NotSupportedException();

    /// <inheritdoc/>
    public override long Position { get; set; }

    /// <summary>Begins to take a body in.</summary>
    public static ImportBody Take(Stream source) => new(source);

    /// <inheritdoc/>
    /// <exception cref="ImportBodyException">The body is too long.</exception>
    /// <exception cref="IOException">The rest of the body did not come, or could not be kept.</exception>
    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        while (Position >= _available)
        {
            if (!await _taken.Reader.WaitToReadAsync(cancellationToken))
            {
                return 0;
            }

            if (_taken.Reader.TryRead(out var available))
            {
                _available = available;
            }
        }

        var read = await RandomAccess.ReadAsync(_file, buffer[..(int)Math.Min(buffer.Length, _available - Position)], Position, cancellationToken);
        Position += read;
        return read;
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
    public override async ValueTask DisposeAsync()
    {
        if (!_file.IsClosed)
        {
            await _stop.CancelAsync();
            await _taking;
            _file.Dispose();
            _stop.Dispose();
        }

        await base.DisposeAsync();
    }

    /// <summary>Takes the body in to its end; how that went is told to whoever reads.</summary>
    private async Task TakeAsync(Stream source)
    {
        try
        {
            await CopyAsync(source, _stop.Token);
            _taken.Writer.Complete();
        }
        catch (IOException exception)
        {
            _taken.Writer.Complete(exception);
        }
        catch (OperationCanceledException)
        {
            // The caller went away, or the import is over.
        }
        finally
        {
            _taken.Writer.TryComplete(new IOException("The rest of the body did not come."));
        }
    }

    private async Task CopyAsync(Stream source, CancellationToken cancellationToken)
    {
        var buffer = new byte[TakenAtOnce];
        long length = 0;
        int read;
        while ((read = await source.ReadAsync(buffer, cancellationToken)) > 0)
        {
            if (length + read > MaxLength)
            {
                throw new ImportBodyException($"The file is longer than {MaxLength} bytes: send the rest in another one.");
            }

            await RandomAccess.WriteAsync(_file, buffer.AsMemory(0, read), length, cancellationToken);
            length += read;
            await _taken.Writer.WriteAsync(length, cancellationToken);
        }
    }
}
