namespace MailFunctions.Security;

/// <summary>The function may be called by those who have the role.</summary>
/// <param name="role">The role it takes.</param>
[AttributeUsage(AttributeTargets.Method)]
public sealed class RequiresAttribute(Role role) : Attribute
{
    /// <summary>The role it takes.</summary>
    public Role Role { get; } = role;
}
