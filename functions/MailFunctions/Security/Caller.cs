namespace MailFunctions.Security;

/// <summary>Who is signed in, and what they may do.</summary>
/// <param name="Name">The name.</param>
/// <param name="Roles">The roles.</param>
public sealed record Caller(string Name, IReadOnlyList<string> Roles);
