using System.Text.Json;

namespace MailFunctions.Fuzz.Oracles;

/// <summary>The pseudo-code of RFC 7396, section 2, word for word, to compare with.</summary>
internal static class ReferencePatch
{
    /// <summary>Patches a value.</summary>
    public static JsonElement Apply(JsonElement target, JsonElement patch) =>
        JsonSerializer.SerializeToElement(MergePatch(Value(target), Value(patch)));

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
