using System.Text.Json;

namespace MailFunctions.Fuzz.Oracles;

/// <summary>The pseudo-code of RFC 7396, section 2, word for word, to compare with.</summary>
internal static class ReferencePatch
{
    /// <summary>Patches a value.</summary>
    public static JsonElement Apply(JsonElement target, JsonElement patch) =>
        JsonSerializer.SerializeToElement(MergePatch(Value(target), Value(patch)));

    /// <summary>Whether two values are the same but for the order of members. Numbers count as they are written: some have no value.</summary>
    public static bool AreSame(JsonElement left, JsonElement right) => left.ValueKind == right.ValueKind && left.ValueKind switch
    {
        JsonValueKind.Object => Members(left).Zip(Members(right), (one, other) => one.Name == other.Name && AreSame(one.Value, other.Value)).All(same => same) &&
            left.GetPropertyCount() == right.GetPropertyCount(),
        JsonValueKind.Array => left.GetArrayLength() == right.GetArrayLength() && left.EnumerateArray().Zip(right.EnumerateArray(), AreSame).All(same => same),
        JsonValueKind.String => left.GetString() == right.GetString(),
        _ => left.GetRawText() == right.GetRawText(),
    };

    private static IEnumerable<JsonProperty> Members(JsonElement json) => json.EnumerateObject().OrderBy(member => member.Name, StringComparer.Ordinal);

    private static object? MergePatch(object? target, object? patch)
    {
        if (patch is not Dictionary<string, object?> members)
        {
            return patch;
        }

        if (target is not Dictionary<string, object?> result)
        {
            result = [];
        }

        foreach (var (name, value) in members)
        {
            if (value is null)
            {
                result.Remove(name);
            }
            else
            {
                result[name] = MergePatch(result.GetValueOrDefault(name), value);
            }
        }

        return result;
    }

    private static object? Value(JsonElement json) => json.ValueKind switch
    {
        JsonValueKind.Object => json.EnumerateObject().ToDictionary(member => member.Name, member => Value(member.Value)),
        JsonValueKind.Null => null,
        _ => json,
    };
}
