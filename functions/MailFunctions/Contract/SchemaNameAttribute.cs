namespace MailFunctions.Contract;

/// <summary>What a type is called in the API's document, where its own name would mislead or is taken.</summary>
/// <param name="name">The name.</param>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Enum)]
public sealed class SchemaNameAttribute(string name) : Attribute
{
    /// <summary>The name.</summary>
    public string Name { get; } = name;
}
