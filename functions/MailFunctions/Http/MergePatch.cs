using System.Text.Json;
using System.Text.Json.Nodes;

namespace MailFunctions.Http;

/// <summary>JSON Merge Patch (RFC 7396).</summary>
public static class MergePatch
{
    /// <summary>The target with the patch merged in; members that the patch sets to null are removed.</summary>
    public static JsonElement Apply<T>(T target, JsonElement patch)
    {
        var merged = Merge(JsonSerializer.SerializeToNode(target, Json.Options), patch);
        return JsonSerializer.SerializeToElement(merged, Json.Options);
    }

    private static JsonNode? Merge(JsonNode? target, JsonElement patch)
    {
        if (patch.ValueKind != JsonValueKind.Object)
        {
            return JsonSerializer.SerializeToNode(patch, Json.Options);
        }

        var merged = target as JsonObject ?? [];
        foreach (var member in patch.EnumerateObject())
        {
            if (member.Value.ValueKind == JsonValueKind.Null)
            {
                merged.Remove(member.Name);
                continue;
            }

            merged.Remove(member.Name, out var present);
            merged[member.Name] = Merge(present, member.Value);
        }

        return merged;
    }
}
