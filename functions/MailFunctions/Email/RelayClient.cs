using MailKit.Net.Smtp;
using MimeKit;

namespace MailFunctions.Email;

/// <summary>An SMTP client that goes on with the other recipients when one is refused, and knows how far a message was out.</summary>
internal sealed class RelayClient : SmtpClient
{
    private readonly List<string> _refused = [];

    /// <summary>The recipients that were refused, each with the reply.</summary>
    public IReadOnlyList<string> Refused => _refused;

    /// <summary>Whether any recipient was taken.</summary>
    public bool HasRecipients { get; private set; }

    /// <summary>Whether a recipient was refused for now only.</summary>
    public bool IsDeferred { get; private set; }

    /// <inheritdoc/>
    protected override void OnRecipientAccepted(MimeMessage message, MailboxAddress mailbox, SmtpResponse response) => HasRecipients = true;

    /// <inheritdoc/>
    protected override void OnRecipientNotAccepted(MimeMessage message, MailboxAddress mailbox, SmtpResponse response)
    {
        IsDeferred |= (int)response.StatusCode < 500;
        _refused.Add($"{mailbox.Address} ({(int)response.StatusCode} {response.Response})");
    }
}
