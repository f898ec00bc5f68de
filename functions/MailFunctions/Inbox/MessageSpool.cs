using System.Security.Cryptography;
using Microsoft.AspNetCore.WebUtilities;

namespace MailFunctions.Inbox;

/// <summary>
/// A message's bytes while it is taken in: read once from the server, hashed on the way, then readable again from the beginning.
/// Small messages stay in memory, larger ones go to a temporary file that disappears with the spool.
/// </summary>
internal sealed class MessageSpool : IAsyncDisposable
{
    private const int MemoryThreshold = 256 * 1024;
    private const int BufferSize = 64 * 1024;
    private readonly FileBufferingReadStream _content;

    private MessageSpool(FileBufferingReadStream content, string contentHash) => (_content, ContentHash) = (content, contentHash);

    /// <summary>The SHA-256 of the bytes in lower-case hexadecimal digits.</summary>
    public string ContentHash { get; }

    /// <summary>The number of bytes.</summary>
    public long Length => _content.Length;

    /// <summary>Reads a message to its end.</summary>
    public static async Task<MessageSpool> ReadAsync(Stream source, CancellationToken cancellationToken)
    {
        var content = new FileBufferingReadStream(source, MemoryThreshold);
        try
        {
            using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
            var buffer = new byte[BufferSize];
            int read;
            while ((read = await content.ReadAsync(buffer, cancellationToken)) > 0)
            {
                hash.AppendData(buffer, 0, read);
            }

            return new(content, Convert.ToHexStringLower(hash.GetHashAndReset()));
        }
        catch
        {
            await content.DisposeAsync();
            throw;
        }
    }

    /// <summary>The bytes from the beginning. There is one reader at a time.</summary>
    public Stream Rewind()
    {
        _content.Position = 0;
        return _content;
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => _content.DisposeAsync();
}
