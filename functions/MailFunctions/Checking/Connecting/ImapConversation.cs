using System.Text;
using MailFunctions.Checking.Mailboxes;

namespace MailFunctions.Checking.Connecting;

/// <summary>Lines to an IMAP server and from it, as long as they are short and hold no literals.</summary>
/// <param name="stream">The connection; belongs to the conversation until it is given away.</param>
/// <param name="log">Listens to the server.</param>
internal sealed class ImapConversation(PatientStream stream, SessionLog log)
{
    private const int MaxLine = 16 * 1024;

    private byte[] _buffer = new byte[1024];
    private int _start;
    private int _end;

    /// <summary>Says something: whole lines.</summary>
    public ValueTask SayAsync(string lines, CancellationToken cancellationToken) =>
        stream.WriteAsync(Encoding.ASCII.GetBytes(lines), cancellationToken);

    /// <summary>The server's next line, without its end.</summary>
    /// <exception cref="EndOfStreamException">The server closed the connection.</exception>
    /// <exception cref="InvalidDataException">The line is too long.</exception>
    /// <exception cref="TimeoutException">It does not come.</exception>
    public async ValueTask<string> HearAsync(CancellationToken cancellationToken)
    {
        int length;
        while ((length = _buffer.AsSpan(_start, _end - _start).IndexOf((byte)'\n')) < 0)
        {
            await FillAsync(cancellationToken);
        }

        log.LogServer(_buffer, _start, length + 1);
        var line = Encoding.UTF8.GetString(_buffer, _start, length).TrimEnd('\r');
        _start += length + 1;
        return line;
    }

    /// <summary>Gives the connection away, as one on which the server says something first.</summary>
    /// <param name="line">What it says.</param>
    public Stream GiveAway(string line)
    {
        stream.GiveBack((byte[])[.. Encoding.UTF8.GetBytes(line + "\r\n"), .. _buffer.AsSpan(_start, _end - _start)]);
        return stream;
    }

    /// <summary>Logs out, and closes the connection once the server did.</summary>
    /// <param name="farewell">Bounds how long that may take.</param>
    public async Task LogOutAsync(Farewell farewell)
    {
        await using (stream)
        {
            await farewell.SayAsync(
                async stop =>
                {
                    await SayAsync("Z LOGOUT\r\n", stop);
                    while (await stream.ReadAsync(_buffer, stop) > 0)
                    {
                        // Whatever it says now, it is the farewell.
                    }
                },
                CancellationToken.None);
        }
    }

    private async ValueTask FillAsync(CancellationToken cancellationToken)
    {
        if (_start > 0)
        {
            _buffer.AsSpan(_start, _end - _start).CopyTo(_buffer);
            (_start, _end) = (0, _end - _start);
        }

        if (_end == _buffer.Length)
        {
            if (_end >= MaxLine)
            {
                throw new InvalidDataException($"A line has more than {MaxLine} bytes.");
            }

            Array.Resize(ref _buffer, _end * 2);
        }

        var read = await stream.ReadAsync(_buffer.AsMemory(_end), cancellationToken);
        _end += read > 0 ? read : throw new EndOfStreamException("The server closed the connection.");
    }
}
