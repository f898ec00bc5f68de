using System.Text.RegularExpressions;
using MailFunctions.Accounts;

namespace MailFunctions.Checking.Failures;

/// <summary>
/// Tells refusals that say something about the credential from those that say something about the server: response codes of
/// RFC 5530, RFC 2449 and RFC 3206, and, where there is none, the words of large providers.
/// </summary>
internal static partial class ServerAnswers
{
    private static readonly string[] LockedWords = ["maildrop is locked", "mailbox is locked", "maildrop already locked", "unable to lock", "unable to get lock", "mailbox in use"];

    private static readonly string[] UnavailableWords =
    [
        "User is authenticated but not connected", "temporar", "try again later", "too many simultaneous", "too many connections",
        "maximum number of connections", "server busy", "server is busy", "internal error", "internal server error", "service unavailable", "timed out", "timeout",
    ];

    /// <summary>What a refusal means.</summary>
    /// <returns><see langword="null"/> if it says neither.</returns>
    public static CheckErrorCode? MeaningOf(string? answer)
    {
        if (answer is null)
        {
            return null;
        }

        return MeaningOfCode(answer) ?? MeaningOfWords(answer);
    }

    /// <summary>Whether a refusal of a log-in says that the connection is not secure enough.</summary>
    public static bool DemandsTls(string? answer) => answer is not null &&
        (CodesOf(answer).Contains("PRIVACYREQUIRED") || Says(answer, ["plaintext authentication disallowed", "plaintext auth", "must issue a STARTTLS", "must issue a STLS", "requires TLS", "requires SSL", "non-secure"]));

    private static CheckErrorCode? MeaningOfCode(string answer)
    {
        foreach (var code in CodesOf(answer))
        {
            switch (code)
            {
                case "AUTHENTICATIONFAILED" or "AUTHORIZATIONFAILED" or "AUTH" or "EXPIRED" or "WEBALERT":
                    return CheckErrorCode.AuthenticationFailed;
                case "IN-USE" or "INUSE":
                    return CheckErrorCode.MailboxLocked;
                case "UNAVAILABLE" or "SERVERBUG" or "LIMIT" or "SYS/TEMP" or "SYS/PERM" or "LOGIN-DELAY" or "CONTACTADMIN" or "OVERQUOTA" or "THROTTLED":
                    return CheckErrorCode.ServerUnavailable;
            }
        }

        return null;
    }

    private static CheckErrorCode? MeaningOfWords(string answer)
    {
        if (Says(answer, LockedWords))
        {
            return CheckErrorCode.MailboxLocked;
        }

        return Says(answer, UnavailableWords) ? CheckErrorCode.ServerUnavailable : null;
    }

    private static IEnumerable<string> CodesOf(string answer) => ResponseCode().Matches(answer).Select(match => match.Groups[1].Value.ToUpperInvariant());

    private static bool Says(string answer, string[] words) =>
        Array.Exists(words, word => answer.Contains(word, StringComparison.OrdinalIgnoreCase));

    [GeneratedRegex(@"\[([A-Za-z][A-Za-z0-9/-]*)")]
    private static partial Regex ResponseCode();
}
