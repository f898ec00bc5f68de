using System.Diagnostics.CodeAnalysis;
using MimeKit.IO;

namespace MailFunctions.Inbox;

/// <summary>
/// A message's bytes for a parser that keeps a whole field of a header in memory, and takes quadratic time for a long one:
/// refuses to go on in a field that is longer than it may be.
/// </summary>
internal sealed class HeaderGuard(Stream message) : BoundStream(message, message.Position, -1, leaveOpen: true)
{
    private const int MaxField = 512 * 1024;
    private long _read;
    private long _limit = MaxField;

    /// <summary>What to throw when a field is too long.</summary>
    public required Func<Exception> TooLong { get; init; }

    /// <summary>A field begins about here.</summary>
    public void BeginField() => _limit = _read + MaxField;

    /// <summary>The fields have ended.</summary>
    public void EndFields() => _limit = long.MaxValue;

    /// <inheritdoc/>
    public override int Read(byte[] buffer, int offset, int count) => Count(base.Read(buffer, offset, count));

    /// <inheritdoc/>
    [SuppressMessage("Performance", "CA1835", Justification = "The overload that takes memory comes back to this one.")]
    public override async Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        Count(await base.ReadAsync(buffer, offset, count, cancellationToken));

    private int Count(int read)
    {
        _read += read;
        return _read <= _limit ? read : throw TooLong();
    }
}
