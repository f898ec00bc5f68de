using System.Reflection;
using System.Text.Json.Serialization;

namespace MailFunctions.Http;

/// <summary>The words that the API uses for the values of an enum.</summary>
public static class EnumWords
{
    /// <summary>The words of all values, in the enum's order.</summary>
    public static IEnumerable<string> Of(Type type) =>
        type.GetFields(BindingFlags.Public | BindingFlags.Static).Select(Word);

    /// <summary>All values with their words.</summary>
    public static (string Word, T? Value)[] Choices<T>()
        where T : struct, Enum =>
        [.. Enum.GetValues<T>().Zip(Of(typeof(T)), (value, word) => (word, (T?)value))];

    /// <summary>The word of a value.</summary>
    public static string Word<T>(T value)
        where T : struct, Enum =>
        Word(typeof(T).GetField(value.ToString())!);

    private static string Word(FieldInfo field) =>
        field.GetCustomAttribute<JsonStringEnumMemberNameAttribute>()?.Name ?? field.Name;
}
