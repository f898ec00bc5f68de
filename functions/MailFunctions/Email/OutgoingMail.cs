using Microsoft.Extensions.Options;
using MimeKit;
using MimeKit.Text;

namespace MailFunctions.Email;

/// <summary>Writes what all our e-mail has in common.</summary>
public sealed class OutgoingMail(IOptions<SmtpOptions> options)
{
    /// <summary>A Message-ID (RFC 5322, section 3.6.4) of our domain, without angle brackets.</summary>
    /// <param name="local">What is before the <c>@</c>, unique for ever.</param>
    public string MessageId(string local) => $"{local}@{options.Value.From[(options.Value.From.IndexOf('@', StringComparison.Ordinal) + 1)..]}";

    /// <summary>Writes an e-mail in plain text and HTML.</summary>
    /// <param name="messageId">Its Message-ID, without angle brackets.</param>
    /// <param name="recipients">Valid addresses.</param>
    /// <param name="subject">Its subject.</param>
    /// <param name="date">Its date, the same for all attempts to send it.</param>
    /// <param name="plain">Its text.</param>
    /// <param name="html">Its HTML: what is within the body.</param>
    public MimeMessage Write(string messageId, IEnumerable<string> recipients, string subject, DateTimeOffset date, string plain, string html)
    {
        var message = new MimeMessage
        {
            MessageId = messageId,
            Subject = subject,
            Date = date,
            Body = new MultipartAlternative { new TextPart(TextFormat.Plain) { Text = plain }, new TextPart(TextFormat.Html) { Text = Page(html) } },
        };
        message.From.Add(new MailboxAddress(options.Value.FromName, options.Value.From));
        message.To.AddRange(recipients.Select(MailboxAddress.Parse));
        // RFC 3834: nobody's out-of-office answer is wanted.
        message.Headers.Add(HeaderId.AutoSubmitted, "auto-generated");
        return message;
    }

    private static string Page(string body) => $"""
        <!doctype html><html lang="en"><body style="font-family:'Segoe UI',system-ui,sans-serif;color:#242424">
        {body}
        </body></html>

        """;
}
