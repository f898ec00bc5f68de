using System.Text;
using System.Text.Json;
using Azure.Data.Tables;
using Azure.Storage.Blobs;
using Azure.Storage.Queues;
using MailFunctions.Tests.Infrastructure;

namespace MailFunctions.Tests.Security.Secrets;

/// <summary>Looks for secrets where they must not be: in storage, in files, in texts; as they are, and as programs write them.</summary>
internal sealed class SecretSearch
{
    private const int MostMessages = 32;
    private readonly List<(string Secret, string Spelling)> _spellings;
    private readonly List<string> _found = [];

    /// <summary>Begins a search.</summary>
    /// <param name="secrets">The secrets.</param>
    public SecretSearch(params IEnumerable<string> secrets) => _spellings = [.. secrets.SelectMany(secret => Spellings(secret).Distinct().Select(spelling => (secret, spelling)))];

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    /// <summary>Which secret was found where.</summary>
    public IReadOnlyList<string> Found => _found;

    /// <summary>How many texts were looked through.</summary>
    public int Texts { get; private set; }

    /// <summary>Looks through a text.</summary>
    /// <param name="place">What the text is.</param>
    /// <param name="text">The text.</param>
    public void Look(string place, string text)
    {
        Texts++;
        _found.AddRange(_spellings.Where(pair => text.Contains(pair.Spelling, StringComparison.Ordinal)).Select(pair => $"{place} has {pair.Secret} as {pair.Spelling}"));
    }

    /// <summary>Looks through all tables, queues and blobs.</summary>
    public async Task LookAsync(AzuriteServer storage)
    {
        await LookAtTablesAsync(new TableServiceClient(storage.ConnectionString));
        await LookAtQueuesAsync(new QueueServiceClient(storage.ConnectionString, new QueueClientOptions { MessageEncoding = QueueMessageEncoding.Base64 }));
        await LookAtBlobsAsync(new BlobServiceClient(storage.ConnectionString));
    }

    /// <summary>Looks through all files below a folder.</summary>
    public async Task LookAsync(string folder)
    {
        foreach (var file in Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories))
        {
            Look(file, Encoding.Latin1.GetString(await File.ReadAllBytesAsync(file, Stop)));
        }
    }

    private async Task LookAtTablesAsync(TableServiceClient tables)
    {
        await foreach (var table in tables.QueryAsync(cancellationToken: Stop))
        {
            await foreach (var row in tables.GetTableClient(table.Name).QueryAsync<TableEntity>(cancellationToken: Stop))
            {
                var cells = row.Select(cell => cell.Value is byte[] bytes ? Encoding.Latin1.GetString(bytes) : $"{cell.Value}");
                Look($"table {table.Name}, row {row.RowKey}", string.Join('\n', cells));
            }
        }
    }

    private async Task LookAtQueuesAsync(QueueServiceClient queues)
    {
        await foreach (var queue in queues.GetQueuesAsync(cancellationToken: Stop))
        {
            foreach (var message in (await queues.GetQueueClient(queue.Name).PeekMessagesAsync(MostMessages, Stop)).Value)
            {
                Look($"queue {queue.Name}", message.Body.ToString());
            }
        }
    }

    private async Task LookAtBlobsAsync(BlobServiceClient blobs)
    {
        await foreach (var container in blobs.GetBlobContainersAsync(cancellationToken: Stop))
        {
            var client = blobs.GetBlobContainerClient(container.Name);
            await foreach (var blob in client.GetBlobsAsync(cancellationToken: Stop))
            {
                var content = await client.GetBlobClient(blob.Name).DownloadContentAsync(Stop);
                Look($"blob {container.Name}/{blob.Name}", Encoding.Latin1.GetString(content.Value.Content));
            }
        }
    }

    /// <summary>A secret as it is, within URLs, JSON and forms, and in Base64 (RFC 4648) wherever it begins.</summary>
    private static IEnumerable<string> Spellings(string secret)
    {
        yield return secret;
        yield return Uri.EscapeDataString(secret);
        yield return JsonEncodedText.Encode(secret).ToString();
        for (var before = 0; before < 3; before++)
        {
            var encoded = Convert.ToBase64String(Encoding.UTF8.GetBytes(new string('\0', before) + secret));
            // The first and last characters depend on what is around it.
            yield return encoded[(before == 0 ? 0 : 4)..^4];
        }
    }
}
