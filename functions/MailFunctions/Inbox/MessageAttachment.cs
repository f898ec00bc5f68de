namespace MailFunctions.Inbox;

/// <summary>Something attached to a message.</summary>
/// <param name="N">Its number in the message: 1, 2, 3 …</param>
/// <param name="FileName">The name to save it under; never a path.</param>
/// <param name="ContentType">What it says that it is.</param>
/// <param name="Size">Its size in bytes once decoded.</param>
public sealed record MessageAttachment(int N, string FileName, string ContentType, long Size);
