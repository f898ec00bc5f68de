using System.Text.Json.Nodes;

namespace Infra.Tests;

/// <summary>A resource that a deployment would make.</summary>
/// <param name="Json">The resource, with the expressions that only Azure can evaluate as they are.</param>
internal sealed record Resource(JsonObject Json)
{
    public string Type => Text("type")!;

    public string Id => Text("id")!;

    public string Name => Text("name")!;

    /// <summary>What is at a path such as <c>properties.sku.name</c>.</summary>
    public JsonNode? At(string path) =>
        path.Split('.').Aggregate((JsonNode?)Json, (node, name) => node is JsonObject parent ? parent[name] : null);

    /// <summary>The text, number or truth value at a path, as JSON writes it without quotes.</summary>
    public string? Text(string path) => At(path)?.ToString();

    /// <summary>Puts a value at a path whose parent there is; <see langword="null"/> takes it away.</summary>
    public void Set(string path, JsonNode? value)
    {
        var (parent, name) = path.LastIndexOf('.') is var dot and > 0 ? (At(path[..dot])!, path[(dot + 1)..]) : (Json, path);
        if (value is null)
        {
            parent.AsObject().Remove(name);
        }
        else
        {
            parent[name] = value;
        }
    }

    public override string ToString() => $"{Type} {Name}";
}
