using System.Diagnostics.CodeAnalysis;
using System.IO.Hashing;
using MailFunctions.Portal;
using MailFunctions.Security;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Net.Http.Headers;

namespace MailFunctions.Contract;

/// <summary>What this API is like, for programs and for people.</summary>
[SuppressMessage("Style", "IDE0060:Remove unused parameter", Justification = "A trigger needs its parameter, read or not.")]
public sealed class ContractFunctions(OpenApiDocument document)
{
    private const string Json = "application/json";

    /// <summary>This document. It stays the same until the app is updated, and has an ETag.</summary>
    [Function("GetOpenApi")]
    [Anonymous]
    [Answers(StatusCodes.Status200OK, Json)]
    [Answers(StatusCodes.Status304NotModified)]
    [Answers(StatusCodes.Status412PreconditionFailed)]
    public IResult Document([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api/openapi.json")] HttpRequest request)
    {
        var version = Convert.ToHexStringLower(XxHash3.Hash(document.Utf8.Span));
        return TypedResults.Bytes(document.Utf8, Json, entityTag: new EntityTagHeaderValue($"\"{version}\""));
    }

    /// <summary>A page to try the API with: it asks for an access token, and shows what each call answers.</summary>
    [Function("GetDocs")]
    [Anonymous]
    [Answers(StatusCodes.Status200OK, "text/html")]
    [Answers(StatusCodes.Status412PreconditionFailed)]
    [Refuses(StatusCodes.Status404NotFound)]
    public IResult Page([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api/docs")] HttpRequest request) =>
        PortalFunctions.Folder.Serve("docs.html", PortalCaching.AskAgain);
}
