using System.Text.Json.Nodes;
using MailFunctions.Http;
using Microsoft.AspNetCore.Http;

namespace MailFunctions.Contract;

/// <summary>The answers that are problems, which many operations have in common.</summary>
internal static class ProblemResponses
{
    private static readonly SortedDictionary<int, (string Name, string Text)> Kinds = new()
    {
        [400] = ("Invalid", "The request is not valid; `errors` says what is wrong with each field."),
        [401] = ("Unauthenticated", "There is no access token, or it is not valid."),
        [403] = ("Forbidden", "The caller does not have the role that this takes."),
        [404] = ("NotFound", "There is no such resource."),
        [409] = ("Conflict", "The request does not fit the present state: `detail` says why, and what to do."),
        [412] = ("Stale", "The resource has changed since the ETag of If-Match was read."),
        [413] = ("TooLarge", "The body is too large."),
        [415] = ("UnsupportedMediaType", "The body's media type is not one of those that are taken."),
        [428] = ("IfMatchMissing", "If-Match is missing."),
        [429] = ("TooMany", "The caller asks too often, or the app answers as many requests as it can; `Retry-After` says when to ask again, in seconds."),
        [500] = ("Failed", "Something went wrong on our side; the log says more under `traceId`."),
        [503] = ("Unavailable", "A service that the answer needs does not answer. Try again in a moment."),
        [504] = ("TooSlow", "The answer took too long. What was asked for may have been done in part."),
    };

    /// <summary>All of them, by their names.</summary>
    /// <param name="schemas">Where the schema of a problem is.</param>
    /// <param name="examples">Where the example of a problem is.</param>
    public static JsonObject All(Schemas schemas, Examples examples) => new(Kinds.Select(kind => KeyValuePair.Create<string, JsonNode?>(
        kind.Value.Name,
        Response(kind.Key, kind.Value.Text, schemas, examples))));

    /// <summary>Refers to the answer with a status.</summary>
    public static JsonObject Of(int status) => new() { ["$ref"] = $"#/components/responses/{Kinds[status].Name}" };

    private static JsonObject Response(int status, string text, Schemas schemas, Examples examples)
    {
        var content = new JsonObject { ["schema"] = schemas.OfAnswer(typeof(Problem)) };
        var response = new JsonObject { ["description"] = text, ["content"] = new JsonObject { [Problem.MediaType] = content } };
        switch (status)
        {
            case StatusCodes.Status400BadRequest:
                content["example"] = examples.Of(nameof(Problem));
                break;
            case StatusCodes.Status401Unauthorized:
                response["headers"] = Challenge();
                break;
        }

        return response;
    }

    private static JsonObject Challenge() => new()
    {
        ["WWW-Authenticate"] = new JsonObject
        {
            ["description"] = "What is wrong with the token (RFC 6750, section 3).",
            ["required"] = true,
            ["schema"] = new JsonObject { ["type"] = "string" },
        },
    };
}
