using System.Globalization;

namespace MailFunctions.Tests.Infrastructure;

/// <summary>Table, Blob and Queue Storage: a storage account of its own, empty at first.</summary>
internal abstract class AzuriteServer(AzuriteProcess process, string account) : IAsyncDisposable
{
    /// <summary>Leads to it.</summary>
    public string ConnectionString { get; } = process.ConnectionString(account);

    /// <summary>Where Blob Storage listens.</summary>
    public int BlobPort => process.BlobPort;

    /// <summary>Where Table Storage listens.</summary>
    public int TablePort => process.TablePort;

    /// <summary>Leads to it with other ports in place of its own.</summary>
    public string ConnectionStringThrough(Interceptor blobs, Interceptor tables) => ConnectionString
        .Replace($":{Text(BlobPort)}/", $":{Text(blobs.Port)}/", StringComparison.Ordinal)
        .Replace($":{Text(TablePort)}/", $":{Text(tables.Port)}/", StringComparison.Ordinal);

    /// <summary>
    /// A storage account in the process that all tests share, as it costs seconds to start one. A test that stops storage, counts its requests or
    /// measures has a <see cref="LoneAzurite"/> instead.
    /// </summary>
    public static async Task<AzuriteServer> StartAsync() => await SharedAzurite.StartAsync();

    /// <inheritdoc/>
    public abstract ValueTask DisposeAsync();

    private static string Text(int port) => port.ToString(CultureInfo.InvariantCulture);
}
