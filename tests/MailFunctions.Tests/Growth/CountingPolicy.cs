using System.Text;
using Azure.Core;
using Azure.Core.Pipeline;
using MailFunctions.Tests.Faults;

namespace MailFunctions.Tests.Growth;

/// <summary>Counts what the product asks of storage.</summary>
/// <param name="blobPort">Where Blob Storage listens.</param>
/// <param name="tablePort">Where Table Storage listens.</param>
internal sealed class CountingPolicy(int blobPort, int tablePort) : WatchingPolicy
{
    private int _tables;
    private int _rows;
    private int _blobs;
    private int _queues;

    /// <summary>Counts what some work asks for.</summary>
    public async Task<StorageUse> CountAsync(Func<Task> work)
    {
        (_tables, _rows, _blobs, _queues) = (0, 0, 0, 0);
        await work();
        return new(_tables, _rows, _blobs, _queues);
    }

    /// <inheritdoc/>
    public override async ValueTask ProcessAsync(HttpMessage message, ReadOnlyMemory<HttpPipelinePolicy> pipeline)
    {
        var port = message.Request.Uri.Port;
        if (port == tablePort)
        {
            Interlocked.Increment(ref _tables);
            Interlocked.Add(ref _rows, await RowsAsync(message.Request, message.CancellationToken));
        }
        else
        {
            Interlocked.Increment(ref port == blobPort ? ref _blobs : ref _queues);
        }

        await ProcessNextAsync(message, pipeline);
    }

    // Each row of an entity-group transaction is an HTTP request of its own within a multipart body.
    private static async Task<int> RowsAsync(Request request, CancellationToken cancellationToken)
    {
        if (!request.Uri.Path.EndsWith("$batch", StringComparison.Ordinal))
        {
            return 1;
        }

        using var body = new MemoryStream();
        await request.Content!.WriteToAsync(body, cancellationToken);
        return Encoding.UTF8.GetString(body.ToArray()).Split("Content-Type: application/http", StringSplitOptions.None).Length - 1;
    }
}
