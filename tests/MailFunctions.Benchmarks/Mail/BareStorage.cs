using System.Globalization;
using Azure.Data.Tables;
using Azure.Storage.Blobs;
using Azure.Storage.Sas;
using MailFunctions.Tests.Infrastructure;

namespace MailFunctions.Benchmarks.Mail;

/// <summary>Puts messages into storage with as few and as plain requests as that takes: a blob for each, and a row, many rows in a transaction.</summary>
internal sealed class BareStorage : IAsyncDisposable
{
    private const int RowsPerTransaction = 50;
    private static readonly string Preview = new('x', 200);
    private readonly AzuriteServer _azurite;
    private readonly TableClient _table;
    private readonly BlobContainerClient _container;
    private readonly HttpClient _http = new();
    private readonly string _signature;

    private BareStorage(AzuriteServer azurite)
    {
        _azurite = azurite;
        _table = new TableServiceClient(azurite.ConnectionString).GetTableClient("Messages");
        _container = new BlobServiceClient(azurite.ConnectionString).GetBlobContainerClient("messages");
        _signature = _container.GenerateSasUri(BlobContainerSasPermissions.Write, DateTimeOffset.UtcNow.AddHours(1)).Query;
    }

    /// <summary>Starts storage of its own.</summary>
    public static async Task<BareStorage> StartAsync(CancellationToken cancellationToken)
    {
        var storage = new BareStorage(await AzuriteServer.StartAsync());
        await storage._table.CreateAsync(cancellationToken);
        await storage._container.CreateAsync(cancellationToken: cancellationToken);
        return storage;
    }

    /// <summary>Stores messages.</summary>
    /// <param name="mailboxes">Of how many mailboxes.</param>
    /// <param name="messages">How many of each.</param>
    /// <param name="atOnce">How many transactions' worth of them side by side, each message after another.</param>
    /// <param name="cancellationToken">Ends it.</param>
    public Task StoreAsync(int mailboxes, int messages, int atOnce, CancellationToken cancellationToken)
    {
        var pieces =
            from mailbox in Enumerable.Range(0, mailboxes)
            from piece in Enumerable.Range(mailbox * messages, messages).Chunk(RowsPerTransaction)
            select (Mailbox: mailbox.ToString("D10", CultureInfo.InvariantCulture), Messages: piece);
        var options = new ParallelOptions { MaxDegreeOfParallelism = atOnce, CancellationToken = cancellationToken };
        return Parallel.ForEachAsync(pieces, options, async (piece, stop) =>
        {
            foreach (var message in piece.Messages)
            {
                await PutAsync($"{piece.Mailbox}/{message}", Letters.Letter(message), stop);
            }

            await _table.SubmitTransactionAsync(piece.Messages.Select(message => Row(piece.Mailbox, message)), stop);
        });
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        _http.Dispose();
        await _azurite.DisposeAsync();
    }

    private static TableTransactionAction Row(string mailbox, int message) => new(
        TableTransactionActionType.Add,
        new TableEntity(mailbox, message.ToString("D10", CultureInfo.InvariantCulture)) { ["Subject"] = $"Letter {message}", ["Preview"] = Preview });

    private async Task PutAsync(string name, byte[] bytes, CancellationToken cancellationToken)
    {
        using var request = new HttpRequestMessage(HttpMethod.Put, $"{_container.Uri}/{name}{_signature}") { Content = new ByteArrayContent(bytes) };
        request.Headers.Add("x-ms-blob-type", "BlockBlob");
        using var response = await _http.SendAsync(request, cancellationToken);
        response.EnsureSuccessStatusCode();
    }
}
