using System.Net.Mime;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using MailFunctions.Http;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.WebUtilities;

namespace MailFunctions.Contract;

/// <summary>Writes operations as OpenAPI has them.</summary>
/// <param name="schemas">The schemas of what they take and answer.</param>
/// <param name="docs">What the source says about them.</param>
/// <param name="examples">Examples of what they take and answer.</param>
/// <param name="changeable">The paths of what can be changed, and so has an ETag.</param>
internal sealed partial class OperationWriter(Schemas schemas, XmlDocs docs, Examples examples, IReadOnlySet<string> changeable)
{
    /// <summary>The security scheme's name.</summary>
    public const string SecurityScheme = "bearer";

    /// <summary>The name of the parameter <c>If-Match</c>.</summary>
    public const string IfMatchParameter = "IfMatch";

    /// <summary>The member that names the role that an operation takes.</summary>
    public const string RoleExtension = "x-role";

    /// <summary>The operation.</summary>
    public JsonObject Write(Operation operation)
    {
        var text = docs.Of(operation.Function) ?? throw new InvalidOperationException($"{operation.Name} has no summary.");
        var written = new JsonObject
        {
            ["operationId"] = operation.Name,
            ["summary"] = WordStart().Replace(operation.Name, word => " " + word.Value.ToLowerInvariant()),
            ["description"] = operation.Policy.Role is { } role ? $"{text}\n\nIt takes the role `{EnumWords.Word(role)}`." : text,
            ["tags"] = new JsonArray(operation.Feature),
            ["security"] = operation.Policy.Anonymous ? [] : new JsonArray(new JsonObject { [SecurityScheme] = new JsonArray() }),
        };
        if (operation.Policy.Role is { } needed)
        {
            written[RoleExtension] = EnumWords.Word(needed);
        }

        if (Parameters(operation) is { Count: > 0 } parameters)
        {
            written["parameters"] = parameters;
        }

        if (operation.Body is { } body)
        {
            written["requestBody"] = Body(body);
        }

        written["responses"] = Responses(operation);
        return written;
    }

    private JsonArray Parameters(Operation operation)
    {
        var parameters = new JsonArray();
        foreach (var (name, type, of) in operation.PathParameters)
        {
            parameters.Add(InPath(name, type, of));
        }

        foreach (var (name, schema) in operation.Query.SelectMany(schemas.OfQuery))
        {
            schema.Remove("description", out var description);
            parameters.Add(new JsonObject { ["name"] = name, ["in"] = "query", ["description"] = description, ["schema"] = schema });
        }

        if (operation.NeedsIfMatch)
        {
            parameters.Add(new JsonObject { ["$ref"] = $"#/components/parameters/{IfMatchParameter}" });
        }

        return parameters;
    }

    /// <summary>Something that varies in a path: the <c>id</c> below <c>accounts</c> is that of the account.</summary>
    private static JsonObject InPath(string name, Type type, string of)
    {
        var thing = name.EndsWith("Id", StringComparison.Ordinal) ? name[..^2] : Plural().Replace(of.Replace('-', ' '), match => match.Value == "ies" ? "y" : "");
        return new()
        {
            ["name"] = name,
            ["in"] = "path",
            ["required"] = true,
            ["description"] = $"The {(type == typeof(int) ? "number" : "id")} of the {thing}.",
            ["schema"] = type == typeof(int)
                ? new JsonObject { ["type"] = "integer", ["format"] = "int32" }
                : new JsonObject { ["type"] = "string" },
        };
    }

    private JsonObject Body(TakesAttribute body) => new()
    {
        ["required"] = true,
        ["content"] = new JsonObject(body.MediaTypes.Select(mediaType => KeyValuePair.Create<string, JsonNode?>(
            mediaType,
            body.Body is null
                ? WithExample(new JsonObject { ["type"] = "string" }, mediaType)
                : WithExample(schemas.OfBody(body), Schemas.NameOf(body))))),
    };

    private JsonObject Responses(Operation operation)
    {
        var responses = new SortedDictionary<int, JsonObject>();
        foreach (var answer in operation.Answers)
        {
            responses[answer.Status] = Response(operation, answer);
        }

        foreach (var status in operation.Problems)
        {
            responses[status] = ProblemResponses.Of(status);
        }

        return new(responses.Select(response => KeyValuePair.Create<string, JsonNode?>($"{response.Key}", response.Value)));
    }

    private JsonObject Response(Operation operation, AnswersAttribute answer)
    {
        var response = new JsonObject { ["description"] = ReasonPhrases.GetReasonPhrase(answer.Status) + "." };
        if (Headers(operation, answer) is { Count: > 0 } headers)
        {
            response["headers"] = headers;
        }

        if (answer.MediaType is { } mediaType)
        {
            var content = new JsonObject
            {
                [mediaType] = answer.Body is null
                    ? new JsonObject { ["schema"] = new JsonObject { ["type"] = "string" } }
                    : WithExample(schemas.OfAnswer(answer.Body), SchemaNames.Of(answer.Body)),
            };
            if (operation.Events is { Count: > 0 } events)
            {
                content[MediaTypeNames.Text.EventStream] = EventStream(events);
            }

            response["content"] = content;
        }

        return response;
    }

    /// <summary>Events of different names, in the words that OpenAPI 3.2 has for their schemas: 3.1 knows but the text.</summary>
    private JsonObject EventStream(IReadOnlyList<StreamsAttribute> events) => new()
    {
        ["schema"] = new JsonObject
        {
            ["type"] = "string",
            ["description"] = $"Server-sent events: {string.Join(", ", events.Select(sent => $"`{sent.Name}`"))}. `x-itemSchema` says what their data is. An answer that ends without the last one failed.",
        },
        ["x-itemSchema"] = new JsonObject { ["oneOf"] = new JsonArray([.. events.Select(Event)]) },
    };

    private JsonObject Event(StreamsAttribute sent) => new()
    {
        ["type"] = "object",
        ["required"] = new JsonArray("event", "data"),
        ["properties"] = new JsonObject
        {
            ["event"] = new JsonObject { ["const"] = sent.Name },
            ["data"] = new JsonObject
            {
                ["type"] = "string",
                ["contentMediaType"] = MediaTypeNames.Application.Json,
                ["contentSchema"] = schemas.OfAnswer(sent.Data),
            },
        },
    };

    private JsonObject Headers(Operation operation, AnswersAttribute answer)
    {
        var headers = new JsonObject();
        if (answer.Status is StatusCodes.Status201Created or StatusCodes.Status202Accepted)
        {
            headers["Location"] = Header("Where the outcome is.", "uri-reference");
        }

        if (answer.Status == StatusCodes.Status201Created || (answer.Status == StatusCodes.Status200OK && changeable.Contains(operation.Path)))
        {
            headers["ETag"] = Header("The resource's version, for If-Match.", null);
        }

        return headers;
    }

    private static JsonObject Header(string text, string? format)
    {
        var schema = new JsonObject { ["type"] = "string" };
        if (format is not null)
        {
            schema["format"] = format;
        }

        return new() { ["description"] = text, ["required"] = true, ["schema"] = schema };
    }

    private JsonObject WithExample(JsonObject schema, string name)
    {
        var content = new JsonObject { ["schema"] = schema };
        if (examples.Of(name) is { } example)
        {
            content["example"] = example;
        }

        return content;
    }

    [GeneratedRegex("(?<=.)[A-Z]")]
    private static partial Regex WordStart();

    [GeneratedRegex("(ies|s)$")]
    private static partial Regex Plural();
}
