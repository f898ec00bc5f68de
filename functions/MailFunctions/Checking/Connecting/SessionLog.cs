using System.Text;
using MailFunctions.Credentials;
using MailFunctions.Security;
using MailKit;

namespace MailFunctions.Checking.Connecting;

/// <summary>
/// Listens to one session: when the greeting came and when TLS was asked for, and what the server said first and last. What we
/// say is never kept, and secrets that a server repeats are blotted out.
/// </summary>
/// <param name="login">The secrets.</param>
/// <param name="clock">The clock.</param>
internal sealed class SessionLog(MailboxLogin login, TimeProvider clock) : IProtocolLogger
{
    private const int MaxLine = 200;
    private readonly byte[] _line = new byte[MaxLine];
    private int _length;
    private string? _lastLine;

    /// <inheritdoc/>
    public IAuthenticationSecretDetector? AuthenticationSecretDetector { get; set; }

    /// <summary>When the server's first bytes came: a timestamp of the clock.</summary>
    public long? GreetedAt { get; private set; }

    /// <summary>When TLS was asked for on a plain connection: a timestamp of the clock.</summary>
    public long? TlsAskedAt { get; private set; }

    /// <summary>The server's first line.</summary>
    public string? Greeting { get; private set; }

    /// <summary>The server's last line so far, whole or not; <see langword="null"/> if there is none.</summary>
    public string? LastLine => (_length > 0 ? Line : _lastLine) is { } line ? Clean(line) : null;

    /// <summary>The server's last line, if it is one that says no: <c>NO</c>, <c>BAD</c>, <c>BYE</c> or <c>-ERR</c>.</summary>
    public string? Refusal => LastLine is { } line && IsRefusal(line) ? line : null;

    /// <summary>Whether the session logs in with an access token instead of a password.</summary>
    public bool IsOfToken => login.AccessToken is not null;

    /// <summary>Listens no longer, or again: what is downloaded is somebody's mail.</summary>
    public bool IsDeaf
    {
        get;
        set
        {
            field = value;
            _length = 0;
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
        var command = buffer.AsSpan(offset, count).TrimEnd("\r\n"u8);
        if (command.EndsWith("STARTTLS"u8) || command.SequenceEqual("STLS"u8))
        {
            TlsAskedAt ??= clock.GetTimestamp();
        }
    }

    /// <inheritdoc/>
    public void LogServer(byte[] buffer, int offset, int count)
    {
        GreetedAt ??= clock.GetTimestamp();
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
        }
    }

    /// <summary>A server's words as they can be shown: one line, shortened, without control characters and secrets.</summary>
    public string Clean(string text)
    {
        var line = string.Concat(Redaction.Clean(text).Select(character => char.IsControl(character) ? ' ' : character)).Trim();
        return line.Length <= MaxLine ? line : line[..MaxLine];
    }

    /// <inheritdoc/>
    public void Dispose()
    {
    }

    private string Line => Encoding.UTF8.GetString(_line, 0, _length);

    private Redaction Redaction => field ??= new(PlainResponse, login.Password, login.AccessToken);

    /// <summary>What a log-in with the mechanism PLAIN says (RFC 4616); the log-in has an empty password where a token takes its place.</summary>
    private string PlainResponse => Convert.ToBase64String(Encoding.UTF8.GetBytes($"\0{login.UserName}\0{login.Password}"));

    private static bool IsRefusal(string line)
    {
        if (line.StartsWith("-ERR", StringComparison.OrdinalIgnoreCase))
        {
            return true;
        }

        var words = line.Split(' ', 3);
        return words.Length > 1 && words[1].ToUpperInvariant() is "NO" or "BAD" or "BYE";
    }

    private void EndLine()
    {
        // Lines are many, and cleaned only if somebody asks.
        _lastLine = _length > 0 ? Line : _lastLine;
        Greeting ??= LastLine;
        _length = 0;
    }
}
