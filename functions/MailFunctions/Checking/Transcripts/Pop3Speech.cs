using System.Text.RegularExpressions;

namespace MailFunctions.Checking.Transcripts;

/// <summary>POP3 (RFC 1939): log-ins last until a status line, and mail follows that of <c>RETR</c> and <c>TOP</c> up to a line with a dot.</summary>
internal sealed partial class Pop3Speech : ISpeech
{
    private string _command = "";
    private bool _isLoggingIn;
    private bool _isStrict;
    private bool _isInMessage;

    /// <inheritdoc/>
    public bool HasLiterals => false;

    /// <inheritdoc/>
    public Hearing OfClient(Line line)
    {
        if (_isLoggingIn)
        {
            return Hearing.LogIn;
        }

        var words = line.Text.Split(' ', 3);
        _command = words[0];
        if (words.Length < 2 || _command is not ("PASS" or "APOP" or "AUTH"))
        {
            return Hearing.Of(line.Text);
        }

        (_isLoggingIn, _isStrict) = (true, true);
        return Hearing.Of(_command == "AUTH"
            ? $"{_command} {words[1]}{(words.Length > 2 ? " [log-in left out]" : "")}"
            : $"{_command} [log-in left out]");
    }

    /// <inheritdoc/>
    public Hearing OfServer(Line line)
    {
        var isOk = line.Begins("+OK");
        var isStatus = isOk || line.Begins("-ERR");
        if (_isInMessage)
        {
            _isInMessage = line.Text != ".";
            return _isInMessage ? Hearing.Message : Hearing.Of(line.Text);
        }

        if (_isLoggingIn)
        {
            _isLoggingIn = !isStatus;
            return isStatus ? Hearing.Of(line.Text) : Hearing.LogIn;
        }

        if (_command is "RETR" or "TOP")
        {
            _isInMessage = isOk;
            return isStatus ? Hearing.Of(line.Text) : Hearing.Message;
        }

        return !_isStrict || isStatus || _command == "CAPA" || Listed().IsMatch(line.Text) ? Hearing.Of(line.Text) : Hearing.Message;
    }

    [GeneratedRegex(@"\A(\.|[0-9]+ [\x21-\x7e]{1,70})\z")]
    private static partial Regex Listed();
}
