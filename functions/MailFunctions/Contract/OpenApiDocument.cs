using System.Reflection;
using System.Text.Json;
using System.Text.Json.Nodes;
using MailFunctions.Http;
using MailFunctions.Security;

namespace MailFunctions.Contract;

/// <summary>
/// The API's contract as an OpenAPI 3.1 document. It is made from the functions themselves, and what they read and write with, so that
/// it cannot say anything else than they do.
/// </summary>
public sealed class OpenApiDocument
{
    private const string About = """
        Manages the IMAP and POP3 accounts of an organisation, checks them, keeps what arrives, and reports on them.

        Bodies are JSON in UTF-8 with times in UTC. Every error is a problem document (RFC 9457). What can be changed has an `ETag`, which a
        change repeats in `If-Match`. Lists come in pages: `nextCursor` of one asks for the next. Unknown members and unknown parameters are refused.
        """;

    private static readonly JsonSerializerOptions Readable = new(Json.Options) { WriteIndented = true };
    private readonly Lazy<byte[]> _json;

    /// <summary>Makes the document when it is asked for first.</summary>
    /// <param name="services">Where the validators of bodies are.</param>
    /// <param name="policies">Who may call which function.</param>
    public OpenApiDocument(IServiceProvider services, FunctionPolicies policies) =>
        _json = new(() => JsonSerializer.SerializeToUtf8Bytes(Write(new(services), [.. Operation.All(policies)]), Readable));

    /// <summary>The document in UTF-8.</summary>
    public ReadOnlyMemory<byte> Utf8 => _json.Value;

    private static JsonObject Write(BodyRules rules, List<Operation> operations)
    {
        var docs = XmlDocs.Load();
        var schemas = new Schemas(docs, rules);
        var changeable = operations.Where(operation => operation.Method == "PUT").Select(operation => operation.Path).ToHashSet();
        var examples = Examples.Load();
        var writer = new OperationWriter(schemas, docs, examples, changeable);
        return new JsonObject
        {
            ["openapi"] = "3.1.1",
            ["info"] = new JsonObject
            {
                ["title"] = "MailFunctions",
                ["version"] = typeof(OpenApiDocument).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()!.InformationalVersion.Split('+')[0],
                ["description"] = About,
                ["contact"] = new JsonObject { ["name"] = "The administrators of this installation" },
                ["license"] = new JsonObject { ["name"] = "MIT", ["identifier"] = "MIT" },
            },
            ["servers"] = new JsonArray(new JsonObject { ["url"] = "/", ["description"] = "The app that this document comes from." }),
            ["tags"] = Tags(operations, docs),
            ["paths"] = Object(operations.GroupBy(operation => operation.Path), path => path.Key, path =>
                Object(path, operation => operation.Method.ToLowerInvariant(), writer.Write)),
            ["components"] = new JsonObject
            {
                ["parameters"] = new JsonObject { [OperationWriter.IfMatchParameter] = IfMatch() },
                ["responses"] = ProblemResponses.All(schemas, examples),
                ["schemas"] = schemas.Named(),
                ["securitySchemes"] = new JsonObject { [OperationWriter.SecurityScheme] = Bearer() },
            },
        };
    }

    private static JsonArray Tags(List<Operation> operations, XmlDocs docs) =>
    [
        .. from operation in operations
           group operation.Function.DeclaringType! by operation.Feature into feature
           orderby feature.Key
           select new JsonObject { ["name"] = feature.Key, ["description"] = string.Join(' ', feature.Distinct().Select(docs.Of)) },
    ];

    private static JsonObject IfMatch() => new()
    {
        ["name"] = "If-Match",
        ["in"] = "header",
        ["required"] = true,
        ["description"] = "The ETag that was read, so that nobody's change is overwritten unseen; or `*`.",
        ["schema"] = new JsonObject { ["type"] = "string" },
    };

    private static JsonObject Bearer() => new()
    {
        ["type"] = "http",
        ["scheme"] = "bearer",
        ["description"] = "An access token of the organisation's identity provider; on one's own machine the key that the start command prints.",
    };

    private static JsonObject Object<T>(IEnumerable<T> items, Func<T, string> name, Func<T, JsonNode> value) =>
        new(items.Select(item => KeyValuePair.Create<string, JsonNode?>(name(item), value(item))));
}
