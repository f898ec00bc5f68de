namespace MailFunctions.Inbox;

/// <summary>A sender or a recipient (RFC 5322, section 3.4).</summary>
/// <param name="Name">The display name; <see langword="null"/> if there is none.</param>
/// <param name="Address">The address; empty if what was written is none.</param>
public sealed record MailAddress(string? Name, string Address);
