using System.Diagnostics.CodeAnalysis;
using MailFunctions.Contract;
using MailFunctions.Http;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.Options;

namespace MailFunctions.Security.SignIn;

/// <summary>How to sign in.</summary>
[SuppressMessage("Style", "IDE0060:Remove unused parameter", Justification = "A trigger needs its parameter, read or not.")]
public sealed class SignInFunctions(IOptions<AuthOptions> options)
{
    /// <summary>How people sign in through the portal: what it must know before anybody is signed in. None of it is a secret.</summary>
    [Function("GetSignIn")]
    [Anonymous]
    [Answers<PortalSignIn>]
    public IResult Get([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api/sign-in")] HttpRequest request) =>
        Answer.Ok(PortalSignIn.Of(options.Value));
}
