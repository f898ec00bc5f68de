using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace MailFunctions.Http;

/// <summary>Turns a JSON object into a record member by member, so that every wrong member is found, not only the first.</summary>
public static class JsonMembers
{
    /// <summary>Reads the members that are right, and reports those that are unknown or of a wrong type.</summary>
    /// <typeparam name="T">A class with a parameterless constructor and settable (or init) properties.</typeparam>
    public static T Read<T>(JsonElement json, FieldErrors errors)
        where T : class
    {
        var type = Json.Options.GetTypeInfo(typeof(T));
        var value = type.CreateObject!();
        foreach (var member in json.EnumerateObject())
        {
            var property = type.Properties.FirstOrDefault(property => property.Name == member.Name);
            if (property?.Set is null)
            {
                errors.Add(member.Name, "is not a member. The members are: " + string.Join(", ", type.Properties.Select(known => known.Name)) + ".");
                continue;
            }

            Set(value, property, member.Value, errors);
        }

        return (T)value;
    }

    private static void Set(object value, JsonPropertyInfo property, JsonElement json, FieldErrors errors)
    {
        try
        {
            property.Set!(value, json.Deserialize(property.PropertyType, Json.Options));
        }
        catch (JsonException)
        {
            errors.Add(property.Name, "must be " + Expected(property.PropertyType) + ".");
        }
    }

    private static string Expected(Type type)
    {
        var bare = Nullable.GetUnderlyingType(type) ?? type;
        return bare switch
        {
            _ when bare == typeof(string) => "a text",
            _ when bare == typeof(bool) => "true or false",
            _ when bare == typeof(int) || bare == typeof(long) => "a whole number",
            _ when bare == typeof(DateTimeOffset) => "a time in ISO 8601",
            _ when bare == typeof(DateOnly) => "a date (YYYY-MM-DD)",
            _ when bare == typeof(Guid) => "a UUID",
            _ when bare == typeof(IReadOnlyList<string>) => "a list of texts",
            _ when bare.IsGenericType && bare.GetGenericArguments() is [{ IsEnum: true } item] => "a list of: " + string.Join(", ", EnumWords.Of(item)),
            _ when bare.IsEnum => "one of: " + string.Join(", ", EnumWords.Of(bare)),
            _ => "a JSON object of the documented shape",
        };
    }
}
