using System.Net.Sockets;
using System.Text;
using MailFunctions.Tests.Infrastructure;

namespace MailFunctions.Tests.Accounts.Import;

/// <summary>Sends a file piece by piece (RFC 9112, section 7.1), and reads the answer meanwhile, which <see cref="HttpClient"/> does not.</summary>
internal sealed class ImportConnection : IAsyncDisposable
{
    private readonly TcpClient _client;
    private readonly NetworkStream _stream;
    private readonly StringBuilder _answer = new();
    private readonly byte[] _buffer = new byte[64 * 1024];

    private ImportConnection(TcpClient client) => (_client, _stream) = (client, client.GetStream());

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    /// <summary>The answer as far as it came, with its head.</summary>
    public string Answer => _answer.ToString();

    /// <summary>Begins an import.</summary>
    public static async Task<ImportConnection> BeginAsync(App app)
    {
        var client = new TcpClient();
        await client.ConnectAsync(app.Address.Host, app.Address.Port, Stop);
        var connection = new ImportConnection(client);
        await connection.WriteAsync(
            $"POST /api/accounts/import HTTP/1.1\r\nHost: {app.Address.Authority}\r\nAuthorization: {app.Http.DefaultRequestHeaders.Authorization}\r\n" +
            "Content-Type: text/csv\r\nTransfer-Encoding: chunked\r\nConnection: close\r\n\r\n");
        return connection;
    }

    /// <summary>Sends a piece of the file.</summary>
    public Task SendAsync(string piece) => WriteAsync($"{Encoding.UTF8.GetByteCount(piece):x}\r\n{piece}\r\n");

    /// <summary>Says that the file is over.</summary>
    public Task EndAsync() => WriteAsync("0\r\n\r\n");

    /// <summary>Reads the answer until it has a text, or to its end.</summary>
    public async Task ReadAsync(string? until = null)
    {
        while (until is null || !Answer.Contains(until, StringComparison.Ordinal))
        {
            var read = await _stream.ReadAsync(_buffer, Stop);
            if (read == 0)
            {
                return;
            }

            _answer.Append(Encoding.UTF8.GetString(_buffer, 0, read));
        }
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await _stream.DisposeAsync();
        _client.Dispose();
    }

    private async Task WriteAsync(string text) => await _stream.WriteAsync(Encoding.UTF8.GetBytes(text), Stop);
}
