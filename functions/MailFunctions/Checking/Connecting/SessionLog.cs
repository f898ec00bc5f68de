using System.Text;
using MailFunctions.Checking.Transcripts;
using MailFunctions.Credentials;
using MailKit;

namespace MailFunctions.Checking.Connecting;

/// <summary>
/// Listens to one session: when the greeting came and when TLS was asked for, and what the server said first and last. What we
/// say is never kept here, and secrets that a server repeats are blotted out.
/// </summary>
/// <param name="login">The secrets.</param>
/// <param name="clock">The clock.</param>
/// <param name="conversation">Writes the session down; <see langword="null"/> unless somebody asked for that.</param>
internal sealed class SessionLog(MailboxLogin login, TimeProvider clock, Conversation? conversation = null) : IProtocolLogger
{
    /// <summary>The longest line that a server may send, in bytes: several times the numbers of a million messages.</summary>
    public const long MaxServerLine = 16 * 1024 * 1024;

    private const int MaxLine = 200;
    private readonly LoginSecrets _secrets = new(login);
    private readonly byte[] _line = new byte[MaxLine];
    private int _length;
    private bool _isCut;
    private long _sinceLineEnd;
    private string? _lastLine;
    private bool _lastIsCut;

    /// <inheritdoc/>
    public IAuthenticationSecretDetector? AuthenticationSecretDetector { get; set; }

    /// <summary>When the server's first bytes came: a timestamp of the clock.</summary>
    public long? GreetedAt { get; private set; }

    /// <summary>When TLS was asked for on a plain connection: a timestamp of the clock.</summary>
    public long? TlsAskedAt { get; private set; }

    /// <summary>Is told when TLS is asked for on a plain connection.</summary>
    public Action? OnTlsAsked { get; init; }

    /// <summary>The server's first line.</summary>
    public string? Greeting { get; private set; }

    /// <summary>The server's last line so far, whole or not; <see langword="null"/> if there is none.</summary>
    public string? LastLine => _length > 0 ? Clean(Line, isCut: true) : _lastLine is { } line ? Clean(line, _lastIsCut) : null;

    /// <summary>The server's last line, if it is one that says no: <c>NO</c>, <c>BAD</c>, <c>BYE</c> or <c>-ERR</c>.</summary>
    public string? Refusal => LastLine is { } line && IsRefusal(line) ? line : null;

    /// <summary>Whether the session logs in with an access token instead of a password.</summary>
    public bool IsOfToken => login.AccessToken is not null;

    /// <summary>How many bytes may come without a line end before the session is broken off, because the client keeps them all.</summary>
    public long LongestLine { get; set; } = MaxServerLine;

    /// <summary>Listens no longer, or again: what is downloaded is somebody's mail.</summary>
    public bool IsDeaf
    {
        get;
        set
        {
            field = value;
            (_length, _isCut) = (0, false);
            _lastLine = null;
        }
    }

    /// <summary>Forgets what was said last, so that what is said next can be told from it.</summary>
    public void Forget() => IsDeaf = false;

    /// <inheritdoc/>
    public void LogConnect(Uri uri)
    {
    }

    /// <inheritdoc/>
    public void LogClient(byte[] buffer, int offset, int count)
    {
        conversation?.OfClient(buffer.AsSpan(offset, count));
        var command = buffer.AsSpan(offset, count).TrimEnd("\r\n"u8);
        if (TlsAskedAt is null && (command.EndsWith("STARTTLS"u8) || command.SequenceEqual("STLS"u8)))
        {
            TlsAskedAt = clock.GetTimestamp();
            OnTlsAsked?.Invoke();
        }
    }

    /// <inheritdoc/>
    public void LogServer(byte[] buffer, int offset, int count)
    {
        GreetedAt ??= clock.GetTimestamp();
        conversation?.OfServer(buffer.AsSpan(offset, count));
        Measure(buffer.AsSpan(offset, count));
        if (IsDeaf)
        {
            return;
        }

        foreach (var octet in buffer.AsSpan(offset, count))
        {
            if (octet == '\n')
            {
                EndLine();
            }
            else if (_length < MaxLine)
            {
                _line[_length++] = octet;
            }
            else
            {
                _isCut = true;
            }
        }
    }

    /// <summary>A server's words as they can be shown: one line, shortened, without control characters and secrets.</summary>
    /// <param name="text">The words.</param>
    /// <param name="isCut">Whether more followed.</param>
    public string Clean(string text, bool isCut = false)
    {
        var line = string.Concat(_secrets.Blot(text, isCut).Select(character => char.IsControl(character) ? ' ' : character)).Trim();
        return line.Length <= MaxLine ? line : line[..MaxLine];
    }

    /// <inheritdoc/>
    public void Dispose()
    {
    }

    private string Line => Encoding.UTF8.GetString(_line, 0, _length);

    private static bool IsRefusal(string line)
    {
        if (line.StartsWith("-ERR", StringComparison.OrdinalIgnoreCase))
        {
            return true;
        }

        var words = line.Split(' ', 3);
        return words.Length > 1 && words[1].ToUpperInvariant() is "NO" or "BAD" or "BYE";
    }

    private void Measure(ReadOnlySpan<byte> received)
    {
        var lineEnd = received.LastIndexOf((byte)'\n');
        _sinceLineEnd = lineEnd < 0 ? _sinceLineEnd + received.Length : received.Length - lineEnd - 1;
        if (_sinceLineEnd > LongestLine)
        {
            throw new InvalidDataException($"More than {LongestLine} bytes came without the end of a line.");
        }
    }

    private void EndLine()
    {
        // Lines are many, and cleaned only if somebody asks.
        (_lastLine, _lastIsCut) = _length > 0 ? (Line, _isCut) : (_lastLine, _lastIsCut);
        (_length, _isCut) = (0, false);
        Greeting ??= LastLine;
    }
}
