using Azure;

namespace MailFunctions.Credentials;

/// <summary>A note that accounts wait for a credential to change.</summary>
/// <param name="CredentialId">The credential.</param>
/// <param name="Login">The stamp of the log-in that was refused first; empty if only a change was expected.</param>
/// <param name="NotedAt">When an account was suspended last, UTC; <see langword="null"/> if none was.</param>
/// <param name="WrittenAt">When the note was written last, UTC.</param>
/// <param name="ETag">The note's ETag in the table.</param>
public sealed record WatchedLogin(string CredentialId, string Login, DateTimeOffset? NotedAt, DateTimeOffset WrittenAt, ETag ETag);
