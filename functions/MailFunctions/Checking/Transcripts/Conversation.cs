using System.Globalization;

namespace MailFunctions.Checking.Transcripts;

/// <summary>Writes down what the two sides of a session say, as far as it may be shown.</summary>
internal sealed class Conversation
{
    private readonly ISpeech _speech;
    private readonly Action<string, bool> _write;
    private readonly LineReader _client;
    private readonly LineReader _server;
    private (string Speaker, string What) _leftOut;
    private long _leftOutBytes;

    /// <summary>Begins to listen.</summary>
    /// <param name="speech">What may be shown.</param>
    /// <param name="write">Writes a line, and is told whether something is missing at its end.</param>
    public Conversation(ISpeech speech, Action<string, bool> write)
    {
        const string Client = "C";
        const string Server = "S";
        (_speech, _write) = (speech, write);
        _client = new LineReader(speech.HasLiterals, line => Hear(Client, line, _speech.OfClient(line)), bytes => LeaveOut(Client, Hearing.LogIn, bytes));
        _server = new LineReader(speech.HasLiterals, line => Hear(Server, line, _speech.OfServer(line)), bytes => LeaveOut(Server, Hearing.Message, bytes));
    }

    /// <summary>What the product sends.</summary>
    public void OfClient(ReadOnlySpan<byte> bytes) => _client.Read(bytes);

    /// <summary>What the server sends.</summary>
    public void OfServer(ReadOnlySpan<byte> bytes) => _server.Read(bytes);

    /// <summary>Writes what was heard and has no end yet.</summary>
    public void End()
    {
        _client.EndLine();
        _server.EndLine();
        WriteLeftOut();
    }

    private void Hear(string speaker, Line line, Hearing hearing)
    {
        if (hearing.Shown is null)
        {
            LeaveOut(speaker, hearing, line.Length);
            return;
        }

        WriteLeftOut();
        _write($"{speaker}: {hearing.Shown}", line.IsCut);
    }

    private void LeaveOut(string speaker, Hearing hearing, long bytes)
    {
        if (_leftOut != (speaker, hearing.LeftOut))
        {
            WriteLeftOut();
            _leftOut = (speaker, hearing.LeftOut);
        }

        _leftOutBytes += bytes;
    }

    private void WriteLeftOut()
    {
        if (_leftOutBytes > 0)
        {
            _write(string.Create(CultureInfo.InvariantCulture, $"{_leftOut.Speaker}: [{_leftOutBytes:N0} bytes of {_leftOut.What} left out]"), false);
            _leftOutBytes = 0;
        }
    }
}
