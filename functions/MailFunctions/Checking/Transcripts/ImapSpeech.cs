using System.Globalization;
using System.Text.RegularExpressions;

namespace MailFunctions.Checking.Transcripts;

/// <summary>IMAP (RFC 9051): log-ins last until their tagged answer, and mail comes in literals and quoted strings.</summary>
internal sealed partial class ImapSpeech : ISpeech
{
    private string? _logInTag;
    private bool _isStrict;

    /// <inheritdoc/>
    public bool HasLiterals => true;

    /// <inheritdoc/>
    public Hearing OfClient(Line line)
    {
        if (_logInTag is not null)
        {
            return Hearing.LogIn;
        }

        var words = line.Text.Split(' ', 4);
        if (words.Length < 2 || words[1] is not ("LOGIN" or "AUTHENTICATE"))
        {
            return Hearing.Of(line.Text);
        }

        (_logInTag, _isStrict) = (words[0], true);
        return Hearing.Of(words[1] == "LOGIN" || words.Length < 3
            ? $"{words[0]} {words[1]} [user name and password left out]"
            : $"{words[0]} {words[1]} {words[2]}{(words.Length > 3 ? " [log-in left out]" : "")}");
    }

    /// <inheritdoc/>
    public Hearing OfServer(Line line)
    {
        if (_logInTag is not null && line.Text.StartsWith(_logInTag + ' ', StringComparison.Ordinal))
        {
            _logInTag = null;
            return Hearing.Of(line.Text);
        }

        if (_logInTag is not null && line.Begins("+"))
        {
            return Hearing.LogIn;
        }

        if (!_isStrict)
        {
            return Hearing.Of(WithoutStrings(line.Text));
        }

        if (line.GoesOn)
        {
            return Remainder().IsMatch(line.Text) ? Hearing.Of(line.Text) : Hearing.Message;
        }

        return Response().IsMatch(line.Text) ? Hearing.Of(WithoutStrings(line.Text)) : Hearing.Message;
    }

    /// <summary>The line; if it brings parts of messages, without what is quoted in it but the time of delivery.</summary>
    private static string WithoutStrings(string line) => Fetched().IsMatch(line)
        ? Quoted().Replace(line, match => match.Groups["time"].Success
            ? match.Value
            : string.Create(CultureInfo.InvariantCulture, $"\"[{match.Length - 2:N0} characters of message left out]\""))
        : line;

    [GeneratedRegex(@"\A(\+|[A-Z][0-9]{8} (OK|NO|BAD)\b|\* ([0-9]+ (FETCH|EXISTS|RECENT|EXPUNGE)\b|[A-Z]{2,20}( |\z)))", RegexOptions.IgnoreCase)]
    private static partial Regex Response();

    [GeneratedRegex(@"\A\* [0-9]+ FETCH\b", RegexOptions.IgnoreCase)]
    private static partial Regex Fetched();

    [GeneratedRegex("""(?<time>INTERNALDATE )?"(?:[^"\\]|\\.)*(?:"|\z)""")]
    private static partial Regex Quoted();

    [GeneratedRegex(@"\A([ ()A-Z0-9.\[\]{}<>+-]|[\\$][A-Za-z]+)*\z")]
    private static partial Regex Remainder();
}
