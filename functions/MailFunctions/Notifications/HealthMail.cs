using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using MailFunctions.Email;
using MimeKit;

namespace MailFunctions.Notifications;

/// <summary>Writes the e-mail that tells of the health of accounts.</summary>
public sealed class HealthMail(OutgoingMail mail)
{
    /// <summary>The Message-ID of a digest: one for all attempts.</summary>
    public string MessageIdOf(HealthDigest digest) => mail.MessageId($"health.{digest.Id}");

    /// <summary>Writes it.</summary>
    public MimeMessage Write(HealthDigest digest) => mail.Write(
        digest.Email.MessageId!, digest.Recipients, DigestWords.Subject(digest), digest.At, Plain(digest), Html(digest));

    /// <summary>Writes one that only shows that e-mail comes through.</summary>
    /// <param name="recipients">Who gets it.</param>
    /// <param name="now">The time, UTC.</param>
    public MimeMessage WriteTest(IReadOnlyList<string> recipients, DateTimeOffset now)
    {
        const string Words = "E-mail about the health of accounts comes through. Nothing is wrong: somebody asked for this test.";
        return mail.Write(mail.MessageId($"test.{Guid.NewGuid():N}"), recipients, "Test of the health notifications", now, Words + "\n", $"<p>{Words}</p>");
    }

    private static string Plain(HealthDigest digest)
    {
        var text = new StringBuilder();
        foreach (var group in digest.Groups)
        {
            text.Append(CultureInfo.InvariantCulture, $"{DigestWords.Heading(group)}\n");
            text.AppendJoin('\n', DigestWords.Sentences(group)).Append("\n\n");
        }

        return text.Append(CultureInfo.InvariantCulture, $"{DigestWords.End(digest)}\n").ToString();
    }

    private static string Html(HealthDigest digest)
    {
        var html = HtmlEncoder.Default;
        var text = new StringBuilder();
        foreach (var group in digest.Groups)
        {
            text.Append(CultureInfo.InvariantCulture, $"<h1 style=\"font-size:16px;margin-bottom:4px;color:{Colour(group.Trouble)}\">{html.Encode(DigestWords.Heading(group))}</h1>\n");
            foreach (var sentence in DigestWords.Sentences(group))
            {
                text.Append(CultureInfo.InvariantCulture, $"<p style=\"margin:4px 0\">{html.Encode(sentence)}</p>\n");
            }
        }

        return text.Append(CultureInfo.InvariantCulture, $"<p style=\"color:#616161\">{html.Encode(DigestWords.End(digest))}</p>").ToString();
    }

    private static string Colour(Trouble trouble) => trouble == Trouble.None ? "#0e700e" : "#b10e1c";
}
