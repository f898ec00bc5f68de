using System.Net;
using System.Text.Encodings.Web;
using MailFunctions.Http;
using Microsoft.AspNetCore.Authentication;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace MailFunctions.Security.SignIn;

/// <summary>Signs in whoever has the local key and is on this machine.</summary>
internal sealed class LocalSignIn(LocalKey key, IOptionsMonitor<AuthenticationSchemeOptions> options, ILoggerFactory logger, UrlEncoder encoder)
    : AuthenticationHandler<AuthenticationSchemeOptions>(options, logger, encoder)
{
    private const string Name = "local";

    /// <inheritdoc/>
    protected override Task<AuthenticateResult> HandleAuthenticateAsync() => Task.FromResult(Authenticate());

    private AuthenticateResult Authenticate()
    {
        if (BearerToken.Of(Request) is not { } token)
        {
            return AuthenticateResult.NoResult();
        }

        var isLocal = Context.Connection.RemoteIpAddress is { } address && IPAddress.IsLoopback(address);
        return isLocal && key.Is(token)
            ? AuthenticateResult.Success(new AuthenticationTicket(Caller.Principal(Name, Name, EnumWords.Of(typeof(Role)), Scheme.Name), Scheme.Name))
            : AuthenticateResult.Fail(new AuthenticationFailureException("The key is not valid here."));
    }
}
