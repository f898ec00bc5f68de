using System.Diagnostics.CodeAnalysis;

namespace MailFunctions.Security.SignIn;

/// <summary>The identity provider's keys are not known, so that no token can be checked now.</summary>
[SuppressMessage("Design", "CA1032", Justification = "It always says the same.")]
public sealed class AuthorityUnavailableException() : Exception("The identity provider does not tell its keys.");
