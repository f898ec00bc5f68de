using System.Net.Sockets;
using System.Text;

namespace MailFunctions.Tests.Infrastructure;

/// <summary>Says to an HTTP server whatever a test wants to, well-formed or not, which <see cref="HttpClient"/> does not.</summary>
internal sealed class RawConnection : IAsyncDisposable
{
    private readonly TcpClient _client;
    private readonly NetworkStream _stream;
    private readonly StringBuilder _answer = new();
    private readonly byte[] _buffer = new byte[64 * 1024];

    private RawConnection(TcpClient client) => (_client, _stream) = (client, client.GetStream());

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    /// <summary>What the server said so far.</summary>
    public string Answer => _answer.ToString();

    /// <summary>Connects.</summary>
    public static async Task<RawConnection> OpenAsync(Uri address)
    {
        var client = new TcpClient();
        await client.ConnectAsync(address.Host, address.Port, Stop);
        return new(client);
    }

    /// <summary>Says something.</summary>
    public async Task SendAsync(string text) => await _stream.WriteAsync(Encoding.UTF8.GetBytes(text), Stop);

    /// <summary>Says something again and again, until the server will hear no more of it or says something itself.</summary>
    public async Task SendWithoutEndAsync(string text)
    {
        try
        {
            while (!_stream.DataAvailable)
            {
                await SendAsync(text);
            }
        }
        catch (IOException)
        {
            // It will hear no more.
        }
    }

    /// <summary>Hears the server until it said a text, or to the end of what it has to say.</summary>
    /// <returns>All that it said.</returns>
    public async Task<string> ReadAsync(string? until = null)
    {
        try
        {
            while (until is null || !Answer.Contains(until, StringComparison.Ordinal))
            {
                var read = await _stream.ReadAsync(_buffer, Stop);
                if (read == 0)
                {
                    break;
                }

                _answer.Append(Encoding.UTF8.GetString(_buffer, 0, read));
            }
        }
        catch (IOException)
        {
            // It hung up on what it had not heard yet.
        }

        return Answer;
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await _stream.DisposeAsync();
        _client.Dispose();
    }
}
