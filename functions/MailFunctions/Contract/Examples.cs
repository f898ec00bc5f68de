using System.Reflection;
using System.Text.Json.Nodes;

namespace MailFunctions.Contract;

/// <summary>Examples of what the API reads and writes, by the names of their schemas.</summary>
internal sealed class Examples
{
    private const string Page = "Page";
    private readonly JsonObject _bySchema;

    private Examples(JsonObject bySchema) => _bySchema = bySchema;

    /// <summary>Reads those that come with this assembly.</summary>
    public static Examples Load()
    {
        using var file = Assembly.GetExecutingAssembly().GetManifestResourceStream($"{typeof(Examples).Namespace}.examples.json")!;
        return new(JsonNode.Parse(file)!.AsObject());
    }

    /// <summary>The example of a schema; that of a page is one with a row. <see langword="null"/> if there is none.</summary>
    public JsonNode? Of(string schema) =>
        _bySchema[schema]?.DeepClone() ??
        (schema.EndsWith(Page, StringComparison.Ordinal) && _bySchema[schema[..^Page.Length]] is { } row
            ? new JsonObject { ["items"] = new JsonArray(row.DeepClone()), ["nextCursor"] = null }
            : null);
}
