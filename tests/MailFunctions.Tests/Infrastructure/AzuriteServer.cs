using System.Globalization;

namespace MailFunctions.Tests.Infrastructure;

/// <summary>Table, Blob and Queue Storage: Azurite, on ports of its own.</summary>
internal abstract class AzuriteServer : IAsyncDisposable
{
    // The account that Azurite documents for development.
    private const string Account = "devstoreaccount1";
    private const string Key = "Eby8vdM02xNOcqFlqUwJPLlmEtlCDXJ1OUzFT50uSRZ6IFsuFq2UVErCz4I6tq/K1SZFPTOtr/KBHBeksoGMGw==";

    private static readonly string[] Services = ["Blob", "Queue", "Table"];

    /// <summary>Leads to it.</summary>
    public string ConnectionString => $"DefaultEndpointsProtocol=http;AccountName={Account};AccountKey={Key};" +
        string.Concat(Services.Zip(Ports, (service, port) => $"{service}Endpoint=http://127.0.0.1:{Text(port)}/{Account};"));

    /// <summary>Where Blob Storage listens.</summary>
    public int BlobPort => Ports[0];

    /// <summary>Where Table Storage listens.</summary>
    public int TablePort => Ports[2];

    /// <summary>The requests it answered: a line each, with method and path.</summary>
    public abstract IReadOnlyCollection<string> Requests { get; }

    /// <summary>Where the services listen: blobs, queues, tables.</summary>
    protected int[] Ports { get; } = FreePort.Take(3);

    /// <summary>Starts one that keeps what it holds in memory.</summary>
    public static async Task<AzuriteServer> StartAsync() => await AzuriteHost.OpenAsync();

    /// <summary>Leads to it with other ports in place of its own.</summary>
    public string ConnectionStringThrough(Interceptor blobs, Interceptor tables) => ConnectionString
        .Replace($":{Text(BlobPort)}/", $":{Text(blobs.Port)}/", StringComparison.Ordinal)
        .Replace($":{Text(TablePort)}/", $":{Text(tables.Port)}/", StringComparison.Ordinal);

    /// <inheritdoc/>
    public abstract ValueTask DisposeAsync();

    /// <summary>A port, as it is written.</summary>
    protected static string Text(int port) => port.ToString(CultureInfo.InvariantCulture);
}
