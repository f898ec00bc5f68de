using System.Collections.Concurrent;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Authentication;
using System.Security.Cryptography.X509Certificates;
using System.Text;

namespace MailFunctions.Tests.Hostile;

/// <summary>One connection of a <see cref="ScriptedServer"/>.</summary>
internal sealed class ScriptedConnection(TcpClient client, ConcurrentQueue<string> received, CancellationToken cancellationToken) : IAsyncDisposable
{
    private readonly byte[] _octet = new byte[1];
    private Stream _stream = client.GetStream();

    /// <summary>Ends with the test.</summary>
    public CancellationToken Cancellation => cancellationToken;

    /// <summary>The tag of the last IMAP command.</summary>
    public string LastTag { get; private set; } = "";

    /// <summary>Sends text as it is, one byte a character; line ends are the script's own.</summary>
    public Task SendAsync(string text) => SendAsync(Encoding.Latin1.GetBytes(text));

    /// <summary>Sends bytes as they are.</summary>
    public async Task SendAsync(ReadOnlyMemory<byte> bytes)
    {
        await _stream.WriteAsync(bytes, cancellationToken);
        await _stream.FlushAsync(cancellationToken);
    }

    /// <summary>Reads a line without its end; <see langword="null"/> if the other side left.</summary>
    public async Task<string?> ReadLineAsync()
    {
        var line = new StringBuilder();
        while (await _stream.ReadAsync(_octet, cancellationToken) == 1)
        {
            if (_octet[0] != '\n')
            {
                line.Append((char)_octet[0]);
                continue;
            }

            var text = line.ToString().TrimEnd('\r');
            received.Enqueue(text);
            return text;
        }

        return null;
    }

    /// <summary>Makes the connection secure, as the server.</summary>
    public async Task SecureAsync(X509Certificate2 certificate, SslProtocols protocols = SslProtocols.None)
    {
        var tls = new SslStream(_stream);
        try
        {
            await tls.AuthenticateAsServerAsync(
                new SslServerAuthenticationOptions { ServerCertificate = certificate, EnabledSslProtocols = protocols },
                cancellationToken);
        }
        catch (AuthenticationException exception)
        {
            throw new IOException("The client refused.", exception);
        }

        _stream = tls;
    }

    /// <summary>Says nothing until the other side leaves or the test ends.</summary>
    public async Task StallAsync()
    {
        while (await ReadLineAsync() is not null)
        {
        }
    }

    /// <summary>Sends one byte after the other, never a line end, until the other side leaves or the test ends.</summary>
    public async Task DripAsync()
    {
        using var pace = new PeriodicTimer(TimeSpan.FromMilliseconds(50));
        while (await pace.WaitForNextTickAsync(cancellationToken))
        {
            await SendAsync("x");
        }
    }

    /// <summary>Sends a line that has no end, as fast as it is read, until the other side leaves or the test ends.</summary>
    public async Task FloodAsync()
    {
        var much = new byte[64 * 1024];
        much.AsSpan().Fill((byte)'x');
        while (true)
        {
            await SendAsync(much);
        }
    }

    /// <summary>
    /// Answers commands by their beginning: the first rule whose words the command starts with. <c>{tag}</c> in an answer stands for
    /// the command's IMAP tag, <c>{close}</c> for the end of the connection. Ends when the other side leaves, or before an answer of
    /// <see langword="null"/>.
    /// </summary>
    public async Task AnswerAsync(bool tagged, params (string Command, string? Answer)[] rules)
    {
        while (await ReadLineAsync() is { } line && await AnswerOneAsync(line, tagged, rules))
        {
        }
    }

    /// <summary>Answers one command.</summary>
    /// <returns>Whether the conversation goes on.</returns>
    public async Task<bool> AnswerOneAsync(string line, bool tagged, params (string Command, string? Answer)[] rules)
    {
        var space = tagged ? line.IndexOf(' ', StringComparison.Ordinal) : -1;
        var command = line[(space + 1)..];
        LastTag = space < 0 ? "" : line[..space];
        var answer = Array.Find(rules, rule => command.StartsWith(rule.Command, StringComparison.OrdinalIgnoreCase)).Answer;
        if (answer is null)
        {
            return false;
        }

        await SendAsync(answer.Replace("{tag}", LastTag, StringComparison.Ordinal).Replace("{close}", "", StringComparison.Ordinal));
        return !answer.EndsWith("{close}", StringComparison.Ordinal);
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await _stream.DisposeAsync();
        client.Dispose();
    }
}
