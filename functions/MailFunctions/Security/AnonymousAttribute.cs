namespace MailFunctions.Security;

/// <summary>The function may be called by anybody, signed in or not.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class AnonymousAttribute : Attribute;
