using System.Globalization;
using System.Text;
using MailFunctions.Accounts;
using MailFunctions.Checking.Connecting;
using MailFunctions.Credentials;

namespace MailFunctions.Checking.Transcripts;

/// <summary>
/// Records one connection test or one check, line by line: the steps, and what product and server say, without secrets and
/// without anybody's mail. Used by one session, one call at a time.
/// </summary>
public sealed class Transcript
{
    private const int MaxLine = 1000;
    private readonly BoundedLines _lines;
    private readonly TimeProvider _clock;
    private LoginSecrets? _secrets;
    private Conversation? _conversation;

    /// <summary>Begins a transcript.</summary>
    /// <param name="account">What is connected to.</param>
    /// <param name="id">The transcript's name.</param>
    /// <param name="kind">What is recorded.</param>
    /// <param name="maxBytes">The longest it may get; the middle is left out.</param>
    /// <param name="clock">The clock.</param>
    public Transcript(Account account, TranscriptId id, TranscriptKind kind, int maxBytes, TimeProvider clock)
    {
        (Account, Id, Kind, StartedAt, _clock) = (account.Id, id, kind, clock.GetUtcNow(), clock);
        _lines = new BoundedLines(maxBytes);
        var security = account.ConnectionType switch
        {
            ConnectionType.Ssl => "TLS from the first byte",
            ConnectionType.Tls => "TLS by " + (account.Protocol == MailProtocol.Imap ? "STARTTLS" : "STLS"),
            _ => "no TLS",
        };
        var protocol = account.Protocol.ToString().ToUpperInvariant();
        _lines.Add(Clean($"{(kind == TranscriptKind.Test ? "Connection test" : "Check")} of {account.Name}: {protocol} at {account.Address}:{account.Port}, {security}"));
        _lines.Add("Times are UTC. C: is what was sent, S: what the server answered, -- what became of it.");
    }

    /// <summary>The account.</summary>
    public AccountId Account { get; }

    /// <summary>The transcript's name.</summary>
    public TranscriptId Id { get; }

    /// <summary>What is recorded.</summary>
    public TranscriptKind Kind { get; }

    /// <summary>When it began, UTC.</summary>
    public DateTimeOffset StartedAt { get; }

    /// <summary>Why what is recorded failed; <see langword="null"/> if it did not.</summary>
    public CheckError? Error { get; private set; }

    /// <summary>Writes down how a step went.</summary>
    public void Add(StepResult step)
    {
        var milliseconds = step.Duration.TotalMilliseconds.ToString("0.0", CultureInfo.InvariantCulture);
        if (step.Error is { } error)
        {
            Fail(error, $"{step.Step} failed after {milliseconds} ms");
        }
        else
        {
            Note($"{step.Step}: {step.Detail} ({milliseconds} ms)");
        }
    }

    /// <summary>Writes down how a check ended.</summary>
    public void End(CheckRun run)
    {
        if (run.Error is null)
        {
            Note($"The check ended: {run.Stored} messages stored, {run.Recognised} recognised, {run.Oversized} too large, {run.Deleted} deleted on the server; more to come: {(run.More ? "yes" : "no")}");
        }
        else if (run.Error != Error)
        {
            Fail(run.Error, $"{run.Error.Step} failed");
        }
    }

    /// <summary>Begins to listen to a session.</summary>
    /// <param name="protocol">What is spoken.</param>
    /// <param name="login">The secrets that must not show.</param>
    internal Conversation Listen(MailProtocol protocol, MailboxLogin login)
    {
        _secrets = new LoginSecrets(login);
        return _conversation = new Conversation(protocol == MailProtocol.Imap ? new ImapSpeech() : new Pop3Speech(), Write);
    }

    /// <summary>What was recorded so far.</summary>
    public override string ToString()
    {
        _conversation?.End();
        return _lines.ToString();
    }

    private void Fail(CheckError error, string what)
    {
        Error = error;
        Note($"{what}: {error.Code}. {error.Message}{(error.ServerAnswer is { } answer ? $" The server said: {answer}" : "")}");
    }

    private void Note(string words)
    {
        _conversation?.End();
        Write($"-- {words}", isCut: false);
    }

    private void Write(string line, bool isCut)
    {
        var time = _clock.GetUtcNow().UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture);
        _lines.Add($"{time} {Clean(_secrets?.Blot(line, isCut) ?? line)}");
    }

    /// <summary>The line without control characters, and shortened.</summary>
    private static string Clean(string line)
    {
        var isLong = line.Length > MaxLine;
        var clean = new StringBuilder(Math.Min(line.Length, MaxLine));
        foreach (var character in isLong ? line.AsSpan(0, MaxLine) : line)
        {
            _ = char.IsControl(character) ? clean.Append(CultureInfo.InvariantCulture, $"\\x{(int)character:x2}") : clean.Append(character);
        }

        return isLong ? clean.Append(CultureInfo.InvariantCulture, $" [{line.Length - MaxLine:N0} characters left out]").ToString() : clean.ToString();
    }
}
