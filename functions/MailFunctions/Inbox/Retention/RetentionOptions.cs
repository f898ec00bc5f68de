using System.ComponentModel.DataAnnotations;

namespace MailFunctions.Inbox.Retention;

/// <summary>How long messages are kept: settings <c>Retention__*</c>.</summary>
public sealed class RetentionOptions
{
    /// <summary>For how many days after they were stored messages are kept, unless an account says otherwise; 0 for ever.</summary>
    [Range(0, 36_500)]
    public int MessageDays { get; set; }

    /// <summary>After how many purged messages of an account a purge gives way to others, and goes on in another turn.</summary>
    [Range(1, 100_000)]
    public int TurnMessages { get; set; } = 2000;
}
