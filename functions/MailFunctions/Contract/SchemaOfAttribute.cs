namespace MailFunctions.Contract;

/// <summary>A member whose JSON looks like that of another type, which says more than its own does.</summary>
/// <param name="type">The other type.</param>
/// <param name="member">The other type's property that it looks like; <see langword="null"/> for the type itself.</param>
[AttributeUsage(AttributeTargets.Property)]
public sealed class SchemaOfAttribute(Type type, string? member = null) : Attribute
{
    /// <summary>The other type.</summary>
    public Type Type { get; } = type;

    /// <summary>The other type's property that it looks like; <see langword="null"/> for the type itself.</summary>
    public string? Member { get; } = member;
}
