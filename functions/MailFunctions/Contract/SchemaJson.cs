using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using System.Reflection;
using System.Text.Json;
using System.Text.Json.Nodes;
using MailFunctions.Http;

namespace MailFunctions.Contract;

/// <summary>Changes schemas that the exporter made.</summary>
internal static class SchemaJson
{
    /// <summary>The schemas of an object's members.</summary>
    public static JsonObject Members(JsonObject schema) => schema["properties"]?.AsObject() ?? [];

    /// <summary>The schema without null, and without what the exporter says of .NET.</summary>
    public static JsonObject WithoutNull(JsonNode node)
    {
        var schema = node as JsonObject ?? [];
        if (schema["type"] is JsonArray types)
        {
            schema["type"] = types.Select(type => (string)type!).First(type => type != "null");
        }

        (schema["enum"] as JsonArray)?.RemoveAll(word => word is null);
        schema.Remove("$comment");
        return schema;
    }

    /// <summary>The schema, or null.</summary>
    public static JsonObject WithNull(JsonObject schema)
    {
        if (schema["type"] is not JsonValue type)
        {
            return schema.Count == 0 ? schema : new() { ["anyOf"] = new JsonArray(schema, new JsonObject { ["type"] = "null" }) };
        }

        schema["type"] = new JsonArray((string?)type, "null");
        (schema["enum"] as JsonArray)?.Add(null);
        return schema;
    }

    /// <summary>The schema of a list with that of its items, which the exporter leaves out if it knows nothing of them.</summary>
    public static JsonObject WithItems(JsonObject schema, Func<JsonObject> items)
    {
        schema["items"] ??= items();
        return schema;
    }

    /// <summary>The schema with what is said about it, if anything is.</summary>
    public static JsonObject Described(JsonObject schema, string? text)
    {
        if (text is not null)
        {
            schema["description"] = text;
        }

        return schema;
    }

    /// <summary>Adds what a member's attributes say of its values.</summary>
    public static void AddBounds(JsonObject schema, PropertyInfo member)
    {
        if (member.GetCustomAttribute<RangeAttribute>() is { } range)
        {
            (schema["minimum"], schema["maximum"]) = ((int)range.Minimum, (int)range.Maximum);
        }

        if (member.GetCustomAttribute<MaxLengthAttribute>() is { } length)
        {
            schema["maxLength"] = length.Length;
        }

        if (member.GetCustomAttribute<AllowedValuesAttribute>() is { } allowed)
        {
            schema["enum"] = new JsonArray([.. allowed.Values.Select(value => JsonValue.Create((string?)value))]);
        }

        if (member.GetCustomAttribute<DefaultValueAttribute>() is { } otherwise)
        {
            schema["default"] = JsonSerializer.SerializeToNode(otherwise.Value, Json.Options);
        }
    }
}
