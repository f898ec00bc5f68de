namespace MailFunctions.Security;

/// <summary>The function may be called by everybody who is signed in, whatever their roles.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class SignedInAttribute : Attribute;
