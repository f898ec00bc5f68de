using System.Buffers.Binary;
using System.Net;
using System.Net.Sockets;

namespace MailFunctions.Tests.Security.Egress;

/// <summary>A name server (RFC 1035) that gives each name one address the first time and another one ever after, as in DNS rebinding.</summary>
internal sealed class ChangingNameServer : IAsyncDisposable
{
    private const int HeaderBytes = 12;
    private readonly UdpClient _socket = new(new IPEndPoint(IPAddress.Loopback, 0));
    private readonly CancellationTokenSource _stop = new();
    private readonly IPAddress _first;
    private readonly IPAddress _later;
    private readonly Task _answering;
    private int _questions;

    public ChangingNameServer(string first, string later)
    {
        (_first, _later) = (IPAddress.Parse(first), IPAddress.Parse(later));
        _answering = AnswerAsync();
    }

    /// <summary>The port it listens on, on 127.0.0.1.</summary>
    public int Port => ((IPEndPoint)_socket.Client.LocalEndPoint!).Port;

    /// <summary>How often it was asked for an IPv4 address.</summary>
    public int AddressQuestions => Volatile.Read(ref _questions);

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        await _answering;
        _socket.Dispose();
        _stop.Dispose();
    }

    private async Task AnswerAsync()
    {
        try
        {
            while (true)
            {
                var question = await _socket.ReceiveAsync(_stop.Token);
                await _socket.SendAsync(Answer(question.Buffer), question.RemoteEndPoint, _stop.Token);
            }
        }
        catch (OperationCanceledException)
        {
            // It was to stop.
        }
    }

    private byte[] Answer(byte[] question)
    {
        var end = Array.IndexOf(question, (byte)0, HeaderBytes) + 5;
        var isAddress = BinaryPrimitives.ReadUInt16BigEndian(question.AsSpan(end - 4)) == 1;
        var header = question[..HeaderBytes];
        // An answer without error, to one question, with one record or none.
        (header[2], header[3], header[7], header[11]) = (0x84, 0x00, (byte)(isAddress ? 1 : 0), 0);
        byte[] answer = [.. header, .. question[HeaderBytes..end]];
        if (!isAddress)
        {
            return answer;
        }

        var address = Interlocked.Increment(ref _questions) == 1 ? _first : _later;
        // The question's name, type A, class IN, no time to live, four bytes.
        return [.. answer, 0xC0, HeaderBytes, 0, 1, 0, 1, 0, 0, 0, 0, 0, 4, .. address.GetAddressBytes()];
    }
}
