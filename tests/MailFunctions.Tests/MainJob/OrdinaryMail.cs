using System.Globalization;
using static MailFunctions.Tests.MainJob.MailText;

namespace MailFunctions.Tests.MainJob;

/// <summary>Mail as well-behaved programs write it.</summary>
internal static class OrdinaryMail
{
    public static IReadOnlyList<Func<int, byte[]>> Kinds { get; } =
    [
        Plain, Flowed, Alternative, HtmlWithPicture, Attachment, QuotedAttachment, Nested, Forwarded, Digest, Invitation,
        NotDelivered, Signed, MailingList, DotStuffed, LongLines, ManyRecipients, Reply, Uuencoded, Big,
    ];

    private static byte[] Plain(int n) => Utf8($"{Head(n, "Plain text")}\r\nHello,\r\n\r\nthis is message {n}.\r\n\r\n-- \r\nAnna\r\n");

    private static byte[] Flowed(int n) => Utf8(
        $"{Mime(n, "Flowed text", "text/plain; charset=us-ascii; format=flowed; delsp=yes")}\r\n> quoted \r\n>> and deeper \r\n From space-stuffed {n} \r\nend\r\n");

    private static byte[] Alternative(int n) => Utf8(
        $"{Mime(n, "Two ways to read", $"multipart/alternative; boundary=\"alt{n}\"")}\r\nPreamble\r\n" +
        $"--alt{n}\r\nContent-Type: text/plain; charset=utf-8\r\n\r\nText {n}\r\n" +
        $"--alt{n}\r\nContent-Type: text/html; charset=utf-8\r\n\r\n<p>HTML <b>{n}</b><script>alert(1)</script></p>\r\n--alt{n}--\r\nEpilogue\r\n");

    private static byte[] HtmlWithPicture(int n) => Utf8(
        $"{Mime(n, "With a picture", $"multipart/related; boundary=rel{n}; type=\"text/html\"")}\r\n" +
        $"--rel{n}\r\nContent-Type: text/html; charset=utf-8\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n<img src=3D\"cid:logo{n}\"> Gr=C3=BC=C3=9Fe\r\n" +
        $"--rel{n}\r\nContent-Type: image/png\r\nContent-ID: <logo{n}>\r\nContent-Transfer-Encoding: base64\r\nContent-Disposition: inline; filename=logo.png\r\n\r\n" +
        $"{Base64(Noise(n, 700))}--rel{n}--\r\n");

    private static byte[] Attachment(int n) => Utf8(
        $"{Mime(n, "With an attachment", $"multipart/mixed; boundary=mix{n}")}\r\n" +
        $"--mix{n}\r\nContent-Type: text/plain\r\n\r\nSee attachment.\r\n" +
        $"--mix{n}\r\nContent-Type: application/octet-stream; name=\"data {n}.bin\"\r\nContent-Transfer-Encoding: base64\r\n" +
        $"Content-Disposition: attachment; filename*0*=utf-8''d%C3%A4ta%20; filename*1*={n}; filename*2=.bin\r\n\r\n" +
        $"{Base64(Noise(n, 3000 + (n * 97)))}--mix{n}--\r\n");

    private static byte[] QuotedAttachment(int n) => Utf8(
        $"{Mime(n, "With a table", $"multipart/mixed; boundary=\"=_mix{n}\"")}\r\n" +
        $"--=_mix{n}\r\nContent-Type: text/csv; charset=utf-8\r\nContent-Transfer-Encoding: quoted-printable\r\n" +
        $"Content-Disposition: attachment; filename=\"table.csv\"\r\n\r\nCaf=C3=A9;=\r\n{n};=3D=\r\n\r\n--=_mix{n}--\r\n");

    private static byte[] Nested(int n)
    {
        const int Levels = 12;
        var opening = string.Concat(Enumerable.Range(0, Levels).Select(level => $"Content-Type: multipart/mixed; boundary=l{level}\r\n\r\n--l{level}\r\n"));
        var closing = string.Concat(Enumerable.Range(0, Levels).Reverse().Select(level => $"--l{level}--\r\n"));
        return Utf8($"{Head(n, "Nested")}MIME-Version: 1.0\r\n{opening}Content-Type: text/plain\r\n\r\ninnermost {n}\r\n{closing}");
    }

    private static byte[] Forwarded(int n) => Utf8(
        $"{Mime(n, "Forwarded", "multipart/mixed; boundary=fwd")}\r\n--fwd\r\nContent-Type: message/rfc822\r\nContent-Disposition: attachment; filename=original.eml\r\n\r\n" +
        $"{Head(n + 5000, "The original")}\r\nOriginal text\r\n--fwd--\r\n");

    private static byte[] Digest(int n) => Utf8(
        $"{Mime(n, "Digest", "multipart/digest; boundary=dig")}\r\n--dig\r\n\r\n{Head(n + 6000, "First")}\r\nOne\r\n--dig\r\n\r\n{Head(n + 7000, "Second")}\r\nTwo\r\n--dig--\r\n");

    private static byte[] Invitation(int n) => Utf8(
        $"{Mime(n, "Invitation", "text/calendar; charset=utf-8; method=REQUEST")}\r\nBEGIN:VCALENDAR\r\nVERSION:2.0\r\nMETHOD:REQUEST\r\nBEGIN:VEVENT\r\n" +
        $"UID:{n}@example.com\r\nDTSTAMP:20260101T080000Z\r\nDTSTART:20260102T080000Z\r\nSUMMARY:Besprechung im großen\r\n  Saal\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n");

    private static byte[] NotDelivered(int n) => Utf8(
        $"Return-Path: <>\r\n{Mime(n, "Undelivered mail", "multipart/report; report-type=delivery-status; boundary=dsn")}Auto-Submitted: auto-replied\r\n\r\n" +
        $"--dsn\r\n\r\nYour message could not be delivered.\r\n--dsn\r\nContent-Type: message/delivery-status\r\n\r\nReporting-MTA: dns; b.example.com\r\n\r\n" +
        $"Final-Recipient: rfc822; nobody{n}@example.com\r\nAction: failed\r\nStatus: 5.1.1\r\n\r\n--dsn\r\nContent-Type: text/rfc822-headers\r\n\r\n{Head(n + 8000, "Lost")}\r\n--dsn--\r\n");

    private static byte[] Signed(int n) => Utf8(
        $"{Mime(n, "Signed", "multipart/signed; micalg=sha-256; protocol=\"application/pkcs7-signature\"; boundary=sig")}\r\n--sig\r\nContent-Type: text/plain\r\n\r\nTrailing spaces count   \r\n" +
        $"--sig\r\nContent-Type: application/pkcs7-signature; name=smime.p7s\r\nContent-Transfer-Encoding: base64\r\n\r\n{Base64(Noise(n, 1900))}--sig--\r\n");

    private static byte[] MailingList(int n) => Utf8(
        $"DKIM-Signature: v=1; a=rsa-sha256; d=example.com; s=s1;\r\n\tbh={Convert.ToBase64String(Noise(n, 32))};\r\n\tb={Convert.ToBase64String(Noise(n + 1, 256))}\r\n" +
        $"List-Id: News <news.example.com>\r\nList-Unsubscribe: <https://example.com/unsubscribe?id={n}>\r\nPrecedence: bulk\r\n{Head(n, "[news] Issue")}\r\nNews.\r\n");

    private static byte[] DotStuffed(int n) => Utf8($"{Head(n, "Dots")}\r\n.\r\n..\r\n.start\r\n...\r\nend {n}.\r\n.\r\n");

    private static byte[] LongLines(int n) => Utf8($"{Head(n, "Long lines")}X-Long: {new string('x', 900)}\r\n\r\n{new string('y', 20_000 + n)}\r\n{n}\r\n");

    private static byte[] ManyRecipients(int n) => Utf8(
        $"{Head(n, "To many")}Cc: {string.Join(",\r\n ", Enumerable.Range(0, 150).Select(i => $"\"Nr. {i}, quoted\" <r{i}@example.com>"))}\r\n" +
        $"Reply-To: The team: a@example.com, \"b \\\"c\\\"\" <b@example.com>;\r\nBcc: undisclosed-recipients:;\r\n\r\nTo many: {n}\r\n");

    private static byte[] Reply(int n) => Utf8(
        $"{Head(n, "Re: AW: Fwd:")}In-Reply-To: <{n - 1}@example.com>\r\nReferences: {string.Join("\r\n ", Enumerable.Range(0, 40).Select(i => $"<{i}.{n}@example.com>"))}\r\n" +
        $"Importance: high\r\nX-Priority: 1\r\n\r\n> Quoted\r\n>\r\n> more\r\n\r\nAnswer {n}\r\n");

    private static byte[] Uuencoded(int n) => Utf8($"{Head(n, "uuencoded")}\r\nbegin 644 note{n}.txt\r\n#0V%T\r\n`\r\nend\r\n");

    /// <summary>Sizes from some kilobytes to two megabytes.</summary>
    private static byte[] Big(int n)
    {
        var lines = Enumerable.Range(0, 6000 >> (n / 20)).Select(line => string.Create(CultureInfo.InvariantCulture, $"Line {line} of {n}, with some text to fill it up nicely.\r\n"));
        var attached = Noise(n, 1_200_000 >> (n / 20));
        return Utf8($"{Mime(n, "Big", "multipart/mixed; boundary=big")}\r\n--big\r\n\r\n{string.Concat(lines)}--big\r\nContent-Type: application/pdf; name=big.pdf\r\nContent-Transfer-Encoding: base64\r\n\r\n{Base64(attached)}--big--\r\n");
    }
}
