using MailFunctions.Portal;
using MailFunctions.Security;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing.Template;
using Microsoft.Azure.Functions.Worker;

namespace MailFunctions.Http;

/// <summary>
/// Answers what no other function answers: with a page of the portal, 405 with the allowed methods where the route exists, 404 where it
/// does not. Pages have no route of their own: whether one that differs from this by a constraint goes first is the host's to say.
/// </summary>
public sealed class FallbackFunctions(PortalPages pages)
{
    private const string CatchAll = "{*path}";

    private static readonly (TemplateMatcher Route, string[] Methods)[] Routes =
    [
        .. from method in FunctionPolicies.HttpFunctions()
           let trigger = FunctionPolicies.TriggerOf(method)
           where trigger.Route is not CatchAll
           select (
               new TemplateMatcher(TemplateParser.Parse(trigger.Route!.TrimStart('/')), []),
               trigger.Methods!.Select(verb => verb.ToUpperInvariant()).ToArray()),
    ];

    /// <summary>Answers with a page, 404 or 405.</summary>
    [Function("Fallback")]
    [Anonymous]
    public IResult Run([HttpTrigger(
        AuthorizationLevel.Anonymous, "get", "head", "post", "put", "patch", "delete", "options", Route = CatchAll)] HttpRequest request)
    {
        var allowed = Routes
            .Where(route => route.Route.TryMatch(request.Path, []))
            .SelectMany(route => route.Methods)
            .Distinct()
            .ToList();
        if (allowed.Count == 0 && PortalPages.Has(request.Path))
        {
            if (PortalPages.Methods.Contains(request.Method))
            {
                return pages.Open(request);
            }

            allowed.AddRange(PortalPages.Methods);
        }

        if (allowed.Count == 0 || allowed.Contains(request.Method))
        {
            return Problem.NotFound($"There is nothing at {request.Path}.");
        }

        return new Problem(
            StatusCodes.Status405MethodNotAllowed,
            "urn:mailfunctions:method-not-allowed",
            "The method is not allowed here.",
            $"{request.Path} takes {string.Join(", ", allowed)}.")
        {
            Allow = allowed,
        };
    }
}
