using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace MailFunctions.Tests.Contract;

/// <summary>An operation as the API's document describes it.</summary>
internal sealed partial class ApiOperation(string path, string method, JsonObject definition, JsonObject components)
{
    private readonly Regex _path = new(@"\A" + Variable().Replace(path, "[^/]+") + @"\z");

    public string Id => (string)definition["operationId"]!;

    public string Path => path;

    public HttpMethod Method { get; } = HttpMethod.Parse(method.ToUpperInvariant());

    /// <summary>Whether it takes an access token.</summary>
    public bool IsProtected => definition["security"]!.AsArray().Count > 0;

    /// <summary>The role that it takes; <see langword="null"/> if it takes none.</summary>
    public string? Role => (string?)definition["x-role"];

    /// <summary>What the body may be sent as, and its schema; nothing if it takes none.</summary>
    public JsonObject Bodies => definition["requestBody"]?["content"]!.AsObject() ?? [];

    /// <summary>The answers by their statuses.</summary>
    public IReadOnlyDictionary<int, JsonObject> Responses { get; } =
        definition["responses"]!.AsObject().ToDictionary(response => int.Parse(response.Key), response => Resolve(response.Value!, components));

    private IEnumerable<JsonObject> Parameters => definition["parameters"]?.AsArray().Select(parameter => Resolve(parameter!, components)) ?? [];

    /// <summary>The names of its parameters in a place: <c>path</c>, <c>query</c> or <c>header</c>.</summary>
    public IEnumerable<string> ParametersIn(string place) =>
        Parameters.Where(parameter => (string)parameter["in"]! == place).Select(parameter => (string)parameter["name"]!);

    /// <summary>How far a path is its own: the more of it is spelt out, the more; less than nothing if it is another's.</summary>
    public int Matches(string requested) => _path.IsMatch(requested) ? Variable().Replace(path, "").Length : -1;

    /// <summary>What a reference among components leads to; everything else is itself.</summary>
    private static JsonObject Resolve(JsonNode node, JsonObject components)
    {
        if ((string?)node["$ref"] is not { } reference)
        {
            return node.AsObject();
        }

        var names = reference.Split('/');
        return components[names[^2]]![names[^1]]!.AsObject();
    }

    [GeneratedRegex(@"\{[^}]+\}")]
    private static partial Regex Variable();
}
