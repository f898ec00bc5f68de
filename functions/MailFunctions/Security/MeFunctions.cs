using System.Security.Claims;
using MailFunctions.Http;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace MailFunctions.Security;

/// <summary>Who the caller is.</summary>
public sealed class MeFunctions
{
    /// <summary>The caller's name and roles.</summary>
    [Function("GetMe")]
    [SignedIn]
    public IResult Get([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api/me")] HttpRequest request)
    {
        var roles = request.HttpContext.User.FindAll(ClaimsIdentity.DefaultRoleClaimType).Select(claim => claim.Value);
        return Answer.Ok(new Caller(Actor.Of(request), [.. roles]));
    }
}
