namespace MailFunctions.Contract;

/// <summary>The function may answer with server-sent events instead of JSON; these are some of them.</summary>
/// <param name="name">The event's name.</param>
/// <param name="data">What is written as its data, in JSON.</param>
[AttributeUsage(AttributeTargets.Method, AllowMultiple = true)]
public sealed class StreamsAttribute(string name, Type data) : Attribute
{
    /// <summary>The event's name.</summary>
    public string Name { get; } = name;

    /// <summary>What is written as its data, in JSON.</summary>
    public Type Data { get; } = data;
}
