using MailFunctions.Accounts;

namespace MailFunctions.Credentials;

/// <summary>The message on the queue <c>login-changes</c>: a credential whose accounts may go on.</summary>
/// <param name="CredentialId">The credential.</param>
/// <param name="After">The account to go on after; 0 for the first.</param>
/// <param name="Suspended">Whether some account before that stays suspended.</param>
public sealed record LoginChangeTask(string CredentialId, AccountId After = default, bool Suspended = false);
