extern alias JsonSchemaNet;

using System.Collections.Concurrent;
using System.Text.Json;
using System.Text.Json.Nodes;
using JsonSchemaNet::Json.Schema;

namespace MailFunctions.Tests.Contract;

/// <summary>The API's document, as a program reads it that holds answers to it.</summary>
internal sealed class ApiDocument
{
    private const string Id = "https://mailfunctions.example/schemas";
    private static readonly EvaluationOptions Strictly = new() { OutputFormat = OutputFormat.List, RequireFormatValidation = true };
    private readonly ConcurrentDictionary<string, Lazy<JsonSchema>> _schemas = new();
    private readonly BuildOptions _options = new() { SchemaRegistry = new() };
    private readonly JsonObject _definitions;

    private ApiDocument(string text)
    {
        Root = JsonNode.Parse(text)!.AsObject();
        var components = Root["components"]!.AsObject();
        Operations =
        [
            .. from path in Root["paths"]!.AsObject()
               from method in path.Value!.AsObject()
               select new ApiOperation(path.Key, method.Key, method.Value!.AsObject(), components),
        ];
        _definitions = components["schemas"]!.DeepClone().AsObject();
        Close(_definitions);
        Build(new() { ["$id"] = Id, ["$defs"] = _definitions.DeepClone() });
    }

    /// <summary>All of it.</summary>
    public JsonObject Root { get; }

    /// <summary>The operations.</summary>
    public IReadOnlyList<ApiOperation> Operations { get; }

    /// <summary>Asks a running app for it.</summary>
    public static async Task<ApiDocument> ReadAsync(HttpClient http) =>
        new(await http.GetStringAsync("api/openapi.json", TestContext.Current.CancellationToken));

    /// <summary>The operation that a request asks for; <see langword="null"/> if there is none.</summary>
    public ApiOperation? Find(HttpMethod method, string path) => Operations
        .Where(operation => operation.Method == method && operation.Matches(path) >= 0)
        .MaxBy(operation => operation.Matches(path));

    /// <summary>What is wrong with a value; <see langword="null"/> if it is as its schema says, and has nothing that no schema knows.</summary>
    public string? Fault(JsonNode schema, JsonElement value)
    {
        var result = _schemas.GetOrAdd(schema.ToJsonString(), text => new(() => Build(JsonNode.Parse(text)!.AsObject()))).Value.Evaluate(value, Strictly);
        return result.IsValid
            ? null
            : string.Join('\n', result.Details!.Where(detail => detail.Errors is not null).Select(detail =>
                $"{detail.InstanceLocation}: {string.Join(' ', detail.Errors!.Values)} ({detail.EvaluationPath})"));
    }

    /// <summary>The properties of the schema that a reference leads to.</summary>
    public JsonObject Members(JsonNode schema) =>
        _definitions[((string)schema["$ref"]!).Split('/')[^1]]!["properties"]!.AsObject();

    private JsonSchema Build(JsonObject schema) =>
        JsonSchema.FromText(schema.ToJsonString().Replace("#/components/schemas/", $"{Id}#/$defs/", StringComparison.Ordinal), _options);

    /// <summary>Programs that call the API take members that they do not know; these tests take none.</summary>
    private static void Close(JsonNode? node)
    {
        switch (node)
        {
            case JsonArray items:
                foreach (var item in items)
                {
                    Close(item);
                }

                break;
            case JsonObject schema:
                foreach (var (_, member) in schema)
                {
                    Close(member);
                }

                if (schema["properties"] is JsonObject && !schema.ContainsKey("additionalProperties"))
                {
                    schema["additionalProperties"] = false;
                }

                break;
        }
    }
}
