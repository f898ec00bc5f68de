namespace MailFunctions.Security;

/// <summary>Who may call a function.</summary>
/// <param name="Anonymous">Whether everybody may.</param>
/// <param name="Role">The role it takes; <see langword="null"/> if being signed in is enough.</param>
public sealed record FunctionPolicy(bool Anonymous, Role? Role);
