using System.Reflection;

namespace MailFunctions.Contract;

/// <summary>What types are called in the API's document.</summary>
internal static class SchemaNames
{
    private const string View = "View";

    /// <summary>Whether a type has a schema of its own, which others refer to.</summary>
    public static bool HasOwn(Type type) =>
        type == typeof(DayOfWeek) ||
        (type.Assembly == typeof(SchemaNames).Assembly && (type.IsEnum || type.IsClass));

    /// <summary>The name of its schema: <c>AccountView</c>, which is an account to those who call the API, is <c>Account</c>.</summary>
    public static string Of(Type type)
    {
        if (type.IsGenericType)
        {
            return Of(type.GetGenericArguments()[0]) + type.Name[..type.Name.IndexOf('`', StringComparison.Ordinal)];
        }

        var name = type.GetCustomAttribute<SchemaNameAttribute>()?.Name ?? type.Name;
        return name.EndsWith(View, StringComparison.Ordinal) ? name[..^View.Length] : name;
    }
}
