using System.Net;
using System.Text.Json.Nodes;
using MailFunctions.Tests.Infrastructure;
using MimeKit;

namespace MailFunctions.Tests.Portal;

/// <summary>What there is to see in the portal: an account with mail, and one thing of each kind.</summary>
internal sealed record Scenery(int AccountId, string AccountName, string MessageId, string CredentialId, string ConnectorId, string ScheduleId)
{
    /// <summary>Makes it.</summary>
    public static async Task<Scenery> MakeAsync(Product product)
    {
        var api = product.Api;
        var mailbox = product.Dovecot.CreateMailbox();
        await mailbox.DeliverAsync(Letter("Report of the week", html: "<p>All is <b>well</b>.</p>"));
        var account = await api.CreateAccountAsync(mailbox, ConnectionKind.ImapSsl);
        var id = (int)account["id"]!;
        await api.CheckAsync(id);
        var message = (await api.InboxAsync(id)).Single();
        var connector = await api.PostAsync(
            "api/connectors",
            new JsonObject { ["name"] = Api.UniqueName("connector"), ["type"] = "SOCKS5", ["address"] = "proxy.example.com", ["port"] = 1080 },
            HttpStatusCode.Created);
        var schedule = await api.PostAsync(
            "api/report-schedules",
            new JsonObject { ["name"] = Api.UniqueName("schedule"), ["frequency"] = "Daily", ["time"] = "07:00", ["enabled"] = false },
            HttpStatusCode.Created);
        return new(id, (string)account["name"]!, (string)message["id"]!, (string)account["credentialId"]!, (string)connector["id"]!, (string)schedule["id"]!);
    }

    /// <summary>A message with a text, perhaps with HTML and an attachment.</summary>
    public static byte[] Letter(string subject, string? html = null, string? attachment = null, string from = "Ana Lopes")
    {
        var body = new BodyBuilder { TextBody = "All is well.", HtmlBody = html };
        if (attachment is not null)
        {
            body.Attachments.Add(attachment, "Name,Value\r\n"u8.ToArray(), new ContentType("text", "csv"));
        }

        using var message = new MimeMessage { Subject = subject, Body = body.ToMessageBody() };
        message.From.Add(new MailboxAddress(from, "ana@example.com"));
        message.To.Add(new MailboxAddress("Support", "support@example.com"));
        using var bytes = new MemoryStream();
        message.WriteTo(bytes, TestContext.Current.CancellationToken);
        return bytes.ToArray();
    }
}
