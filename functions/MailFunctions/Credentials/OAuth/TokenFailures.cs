using System.Net;
using System.Net.Sockets;
using System.Text.Json;
using Duende.IdentityModel.Client;
using MailFunctions.Accounts;
using MailFunctions.Security;

namespace MailFunctions.Credentials.OAuth;

/// <summary>Explains why there is no access token, in words that say what to do next.</summary>
internal static class TokenFailures
{
    private const int MaxAnswer = 200;

    /// <summary>The endpoint did not answer in time.</summary>
    public static CredentialException Silent(Credential credential, Exception exception) => new(
        CheckErrorCode.ServerUnavailable,
        $"The sign-in service {Host(credential)} did not answer in time. The credential is not to blame; it is tried again.",
        exception);

    /// <summary>The endpoint said yes, and gave no token that can be used.</summary>
    public static CredentialException NoToken(Credential credential) => new(
        CheckErrorCode.ProtocolError,
        $"The sign-in service {Host(credential)} answered without an access token. Check the token endpoint of credential {credential.Name}.");

    /// <summary>The endpoint refused, or could not be asked.</summary>
    public static CredentialException Explain(Credential credential, TokenResponse response, TokenAnswer said, Redaction redaction)
    {
        if (response.ErrorType == ResponseErrorType.Exception)
        {
            return Unreachable(credential, response.Exception!);
        }

        var status = response.HttpStatusCode;
        var answer = Answer(status, said.Error is { } word ? $"{word} {said.ErrorDescription}" : response.HttpErrorReason, redaction);
        return status switch
        {
            HttpStatusCode.OK => NoToken(credential),
            HttpStatusCode.TooManyRequests or HttpStatusCode.RequestTimeout or >= HttpStatusCode.InternalServerError => Unavailable(credential, answer),
            _ when said.Error is { } error => Refused(credential, error, answer),
            _ => new(
                CheckErrorCode.ProtocolError,
                $"{Host(credential)} answers not as a token endpoint does. Check the token endpoint of credential {credential.Name}; redirects are not followed.")
            {
                ServerAnswer = answer,
            },
        };
    }

    private static CredentialException Refused(Credential credential, string error, string answer) => error switch
    {
        // RFC 6749, sections 5.2 and 4.1.2.1; RFC 8628, section 3.5.
        "temporarily_unavailable" or "server_error" or "slow_down" => Unavailable(credential, answer),
        "invalid_grant" or "interaction_required" or "consent_required" or "login_required" when credential.Kind == CredentialKind.OAuthRefreshToken => Denied(
            $"The sign-in service does not take the refresh token any more: it expired, the consent was withdrawn, or the user's password changed. Sign in as {credential.UserName}, consent again, and give credential {credential.Name} the new refresh token.",
            answer),
        "invalid_client" or "unauthorized_client" => Denied(
            $"The sign-in service does not accept the client of credential {credential.Name}: its client secret expired or is wrong, or the app is not registered for this. Look at the app's registration, and give the credential a new client secret.",
            answer),
        "invalid_scope" => Denied(
            $"The sign-in service does not give the scopes of credential {credential.Name}. Check their spelling, and whether an administrator consented to them.",
            answer),
        _ => Denied(
            $"The sign-in service refuses to give an access token for credential {credential.Name}. Check the app's registration and its consent; what the service said may tell why.",
            answer),
    };

    private static CredentialException Denied(string message, string answer) =>
        new(CheckErrorCode.AuthenticationFailed, message) { ServerAnswer = answer };

    private static CredentialException Unavailable(Credential credential, string answer) => new(
        CheckErrorCode.ServerUnavailable,
        $"The sign-in service {Host(credential)} cannot serve now. The credential is not to blame; it is tried again.")
    {
        ServerAnswer = answer,
    };

    private static CredentialException Unreachable(Credential credential, Exception exception) => Innermost(exception) switch
    {
        EgressDeniedException => new(
            CheckErrorCode.EgressDenied,
            $"The sign-in service {Host(credential)} leads only to addresses that this product may not connect to. An administrator of this product can allow it in the egress settings; otherwise check the token endpoint of credential {credential.Name}.",
            exception),
        JsonException => NoToken(credential),
        SocketException { SocketErrorCode: SocketError.HostNotFound } => new(
            CheckErrorCode.DnsFailure,
            $"The name {Host(credential)} does not exist in the DNS. Check the token endpoint of credential {credential.Name} for a typing error.",
            exception),
        _ => new(
            CheckErrorCode.ServerUnavailable,
            $"The sign-in service {Host(credential)} cannot be reached, or breaks off. The credential is not to blame; it is tried again.",
            exception),
    };

    private static Exception Innermost(Exception exception) => exception.InnerException is { } inner ? Innermost(inner) : exception;

    private static string Answer(HttpStatusCode status, string? said, Redaction redaction)
    {
        var line = string.Concat($"{(int)status} {redaction.Clean(said ?? "")}".Select(character => char.IsControl(character) ? ' ' : character)).Trim();
        return line.Length <= MaxAnswer ? line : line[..MaxAnswer];
    }

    private static string Host(Credential credential) => new Uri(credential.TokenEndpoint!).Authority;
}
