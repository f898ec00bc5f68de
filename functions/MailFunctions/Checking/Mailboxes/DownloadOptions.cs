using System.ComponentModel.DataAnnotations;

namespace MailFunctions.Checking.Mailboxes;

/// <summary>How much is downloaded at once: settings <c>Checking__*</c>.</summary>
public sealed class DownloadOptions
{
    /// <summary>How many bytes of messages an instance downloads at once, by the sizes that servers tell.</summary>
    [Range(1, 2_000_000_000)]
    public long BytesInFlight { get; set; } = 64 * 1024 * 1024;
}
