namespace MailFunctions.Accounts.Import;

/// <summary>A body is longer than an import takes. Its message is for the caller.</summary>
internal sealed class ImportBodyException(string message) : IOException(message);
