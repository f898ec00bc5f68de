using MailFunctions.Accounts;

namespace MailFunctions.Checking.Servers;

/// <summary>A server is left alone for a while, because it did not answer several accounts in a row.</summary>
/// <param name="Error">That, in words.</param>
/// <param name="Until">When it is tried again, UTC.</param>
public sealed record ServerPause(CheckError Error, DateTimeOffset Until);
