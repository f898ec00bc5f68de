using System.Collections.Concurrent;
using System.Text;
using MailFunctions.Tests.Hostile;
using MimeKit;

namespace MailFunctions.Tests.Reports;

/// <summary>An SMTP server that answers as a test wants it to, and keeps the Message-IDs of what was sent whole.</summary>
internal sealed class ScriptedRelay : IAsyncDisposable
{
    private readonly ScriptedServer _server;

    /// <summary>Starts it.</summary>
    public ScriptedRelay() => _server = new(ServeAsync);

    public int Port => _server.Port;

    /// <summary>The answer to a recipient.</summary>
    public string Recipient { get; set; } = "250 ok";

    /// <summary>The answer to a whole message; <see langword="null"/> to go away instead.</summary>
    public string? Message { get; set; } = "250 ok";

    /// <summary>The Message-IDs, without angle brackets, of all messages that came whole.</summary>
    public ConcurrentQueue<string> MessageIds { get; } = [];

    /// <summary>All messages that came whole.</summary>
    public ConcurrentQueue<MimeMessage> Messages { get; } = [];

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => _server.DisposeAsync();

    private async Task ServeAsync(ScriptedConnection connection)
    {
        await connection.SendAsync("220 ready\r\n");
        while (await connection.ReadLineAsync() is { } line)
        {
            if (line == "DATA")
            {
                await connection.SendAsync("354 go on\r\n");
                await ReadMessageAsync(connection);
                if (Message is null)
                {
                    return;
                }

                await connection.SendAsync(Message + "\r\n");
                continue;
            }

            await connection.SendAsync((line.Split(' ')[0] switch { "RCPT" => Recipient, "QUIT" => "221 bye", _ => "250 ok" }) + "\r\n");
        }
    }

    private async Task ReadMessageAsync(ScriptedConnection connection)
    {
        var text = new StringBuilder();
        while (await connection.ReadLineAsync() is { } line)
        {
            if (line == ".")
            {
                var message = await MimeMessage.LoadAsync(new MemoryStream(Encoding.Latin1.GetBytes(text.ToString())));
                Messages.Enqueue(message);
                MessageIds.Enqueue(message.MessageId!);
                return;
            }

            // RFC 5321, section 4.5.2.
            text.Append(line.StartsWith('.') ? line[1..] : line).Append("\r\n");
        }
    }
}
