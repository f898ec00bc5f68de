using System.Globalization;
using System.Text.Encodings.Web;
using MailFunctions.Email;
using MailFunctions.Reports.Exports;
using MailFunctions.Reports.Schedules;
using Microsoft.Extensions.Options;
using MimeKit;
using MimeKit.Utils;

namespace MailFunctions.Reports.Delivery;

/// <summary>Writes the e-mail that brings a report: plain text and HTML, the file linked and, if it is small, attached.</summary>
public sealed class ReportMail(OutgoingMail mail, ExportFiles files, ExportLinks links, IOptions<SmtpOptions> options)
{
    // Links signed with a delegated key work no longer than this.
    private static readonly TimeSpan LongestLink = TimeSpan.FromDays(7);

    /// <summary>The Message-ID of a run's e-mail: one for all attempts.</summary>
    public string MessageIdOf(string scheduleId, ReportRun run) => mail.MessageId($"report.{scheduleId}.{run.Id}");

    /// <summary>Writes it.</summary>
    public async Task<MimeMessage> WriteAsync(ReportSchedule schedule, ReportRun run, Export export, CancellationToken cancellationToken)
    {
        var (url, expiresAt) = await links.OfAsync(export, LongestLink, cancellationToken);
        var message = mail.Write(
            run.MessageId!,
            schedule.Recipients,
            $"{schedule.Name}, {Day(run.ScheduledFor, schedule)}",
            export.CompletedAt ?? run.ScheduledFor,
            Plain(schedule, export, url, expiresAt),
            Html(schedule, export, url, expiresAt));
        if (export.Bytes <= options.Value.AttachBytes)
        {
            message.Body = new Multipart("mixed") { message.Body!, await AttachmentAsync(export, cancellationToken) };
        }

        return message;
    }

    private async Task<MimePart> AttachmentAsync(Export export, CancellationToken cancellationToken)
    {
        var content = new MemoryStream((int)export.Bytes);
        await files.Of(export).DownloadToAsync(content, cancellationToken);
        return new MimePart("text", "csv")
        {
            Content = new MimeContent(content),
            ContentTransferEncoding = ContentEncoding.Base64,
            ContentDisposition = new ContentDisposition(ContentDisposition.Attachment),
            FileName = export.FileName,
            ContentId = MimeUtils.GenerateMessageId(),
        };
    }

    private static string Plain(ReportSchedule schedule, Export export, Uri url, DateTimeOffset expiresAt) => $"""
        {(schedule.Message is { } words ? $"{words}\n\n" : "")}IMAP/POP3 accounts: {Rows(export)}
        {FilterWords.Of(schedule.Selection)}

        Download the report until {Time(expiresAt)}:
        {url}

        This e-mail was sent by the schedule "{schedule.Name}".

        """;

    private static string Html(ReportSchedule schedule, Export export, Uri url, DateTimeOffset expiresAt)
    {
        var html = HtmlEncoder.Default;
        var words = schedule.Message is { } message ? $"<p>{html.Encode(message).Replace("&#xA;", "<br>", StringComparison.Ordinal)}</p>" : "";
        return $"""
            {words}<h1 style="font-size:18px">IMAP/POP3 accounts: {Rows(export)}</h1>
            <p>{html.Encode(FilterWords.Of(schedule.Selection))}</p>
            <p><a href="{html.Encode(url.AbsoluteUri)}">Download the report</a> (until {Time(expiresAt)})</p>
            <p style="color:#616161">This e-mail was sent by the schedule &ldquo;{html.Encode(schedule.Name)}&rdquo;.</p>
            """;
    }

    private static string Rows(Export export) => string.Create(CultureInfo.InvariantCulture, $"{export.Rows:N0} {(export.Rows == 1 ? "account" : "accounts")}");

    private static string Time(DateTimeOffset time) => time.UtcDateTime.ToString("d MMMM yyyy, HH:mm 'UTC'", CultureInfo.InvariantCulture);

    private static string Day(DateTimeOffset time, ReportSchedule schedule) =>
        TimeZoneInfo.ConvertTime(time, TimeZoneInfo.FindSystemTimeZoneById(schedule.Times.TimeZone)).ToString("d MMMM yyyy", CultureInfo.InvariantCulture);
}
