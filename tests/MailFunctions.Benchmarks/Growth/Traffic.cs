using Azure;
using Azure.Core;
using Azure.Core.Pipeline;
using MailFunctions.Tests.Faults;

namespace MailFunctions.Benchmarks.Growth;

/// <summary>Counts requests to storage and vault, and the bytes of them and their answers, heads and all (RFC 9112).</summary>
internal sealed class Traffic : WatchingPolicy
{
    private const int LineEnd = 2;
    private const int Colon = 2;
    private const string StorageHost = "127.0.0.1";
    private const string StatusLine = "HTTP/1.1 200 OK";

    private int _storage;
    private int _vault;
    private long _bytes;

    /// <summary>Requests to storage so far.</summary>
    public int Storage => _storage;

    /// <summary>Requests to the vault so far.</summary>
    public int Vault => _vault;

    /// <summary>The bytes of all of them, and of the answers.</summary>
    public long Bytes => _bytes;

    /// <inheritdoc/>
    public override async ValueTask ProcessAsync(HttpMessage message, ReadOnlyMemory<HttpPipelinePolicy> pipeline)
    {
        Interlocked.Increment(ref message.Request.Uri.Host == StorageHost ? ref _storage : ref _vault);
        await ProcessNextAsync(message, pipeline);
        Interlocked.Add(ref _bytes, Length(message.Request) + Length(message.Response));
    }

    private static long Length(Request request)
    {
        var line = $"{request.Method} {request.Uri.PathAndQuery} HTTP/1.1".Length + LineEnd;
        return line + Length(request.Headers) + (request.Content?.TryComputeLength(out var content) == true ? content : 0);
    }

    private static long Length(Response response) =>
        StatusLine.Length + LineEnd + Length(response.Headers) + (response.ContentStream is { CanSeek: true } content ? content.Length : 0);

    private static long Length(IEnumerable<HttpHeader> headers) =>
        headers.Sum(header => header.Name.Length + Colon + header.Value.Length + LineEnd) + LineEnd;
}
