using MailFunctions.Accounts;

namespace MailFunctions.Checking.Servers;

/// <summary>What an account's failure says about its server.</summary>
internal static class ServerFailures
{
    /// <summary>Whether the failure would have met any other account of the server as well.</summary>
    public static bool IsOfServer(CheckError error) => error.Code switch
    {
        CheckErrorCode.ConnectionRefused or CheckErrorCode.ConnectTimeout or CheckErrorCode.DnsFailure or CheckErrorCode.CertificateInvalid => true,
        CheckErrorCode.ServerUnavailable => true,
        CheckErrorCode.Timeout => error.Step <= CheckStep.OpenMailbox,
        CheckErrorCode.ProtocolError => error.Step <= CheckStep.Greet,
        _ => false,
    };

    /// <summary>Whether the failure is something that the server said, so that it answers.</summary>
    public static bool IsAnswer(CheckError error) => error.Code is
        CheckErrorCode.AuthenticationFailed or CheckErrorCode.MailboxLocked or CheckErrorCode.FolderNotFound or CheckErrorCode.TlsNotOffered;

    /// <summary>The refusal of an account by a server that refuses everybody.</summary>
    public static CheckError RefusesEverybody(string server, CheckError refusal) => refusal with
    {
        Code = CheckErrorCode.ServerUnavailable,
        Message = $"{server} suddenly refuses the log-ins of many accounts that it took before, and takes nobody's: the server is in trouble, and not this account's credential. No account is suspended for it; it is tried again. If all passwords were changed on purpose, change the credentials too.",
    };
}
