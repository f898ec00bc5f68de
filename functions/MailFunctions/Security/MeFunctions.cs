using MailFunctions.Contract;
using MailFunctions.Http;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace MailFunctions.Security;

/// <summary>Who the caller is.</summary>
public sealed class MeFunctions
{
    /// <summary>The caller's name, id and roles.</summary>
    [Function("GetMe")]
    [SignedIn]
    [Answers<Caller>]
    public IResult Get([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api/me")] HttpRequest request) =>
        Answer.Ok(Caller.Of(request.HttpContext.User));
}
