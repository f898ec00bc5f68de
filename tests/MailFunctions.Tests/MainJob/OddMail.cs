using static MailFunctions.Tests.MainJob.MailText;

namespace MailFunctions.Tests.MainJob;

/// <summary>Mail that is incomplete, wrong or meant to hurt.</summary>
internal static class OddMail
{
    public static IReadOnlyList<Func<int, byte[]>> Kinds { get; } =
    [
        HeadersOnly, NoHeaders, NoSubjectNoDate, EmptyFields, EmptyBody, MissingBoundary, NoClosingBoundary, EmptyMultipart, WrongBase64, LyingCharset,
        UnknownCharset, BadEncodedWords, BadDate, FieldsTwice, ControlCharacters, EveryByte, BareCarriageReturns, MboxLine, ByteOrderMark, StartsWithSpace,
        TrailingBlankLines, HugeField, ManyFields, BadAddresses, HostileFileName, HostileHtml, BadContentType, Partial,
    ];

    private static byte[] HeadersOnly(int n) => Utf8(Head(n, "Headers only"));

    private static byte[] NoHeaders(int n) => Utf8($"\r\nNo header at all: {n}\r\n");

    private static byte[] NoSubjectNoDate(int n) => Utf8($"From: nobody{n}@example.com\r\n\r\nNo subject, no date: {n}\r\n");

    private static byte[] EmptyFields(int n) => Utf8($"From:\r\nTo: \r\nSubject:\r\n \r\nDate:\r\nMessage-ID:\r\nX-Number: {n}\r\n\r\nEmpty fields\r\n");

    private static byte[] EmptyBody(int n) => Utf8($"{Head(n, "Empty body")}\r\n");

    private static byte[] MissingBoundary(int n) => Utf8($"{Mime(n, "No boundary", "multipart/mixed; boundary=never")}\r\nThe boundary {n} never comes.\r\n");

    private static byte[] NoClosingBoundary(int n) => Utf8($"{Mime(n, "Cut off", "multipart/mixed; boundary=cut")}\r\n--cut\r\nContent-Type: image/png\r\nContent-Transfer-Encoding: base64\r\n\r\n{Base64(Noise(n, 90))}");

    private static byte[] EmptyMultipart(int n) => Utf8($"{Mime(n, "Nothing in it", "multipart/mixed; boundary=\"\"")}\r\n--\r\n----\r\n");

    private static byte[] WrongBase64(int n) => Utf8($"{Mime(n, "Wrong base64", "text/plain")}Content-Transfer-Encoding: base64\r\n\r\n!!!! not base64 {n} ====\r\nQUJD\r\nQ\r\n");

    private static byte[] LyingCharset(int n) => Join(Utf8($"{Mime(n, "Lying charset", "text/plain; charset=utf-8")}\r\nThis is Latin-1: "), In("iso-8859-1", "äöü"), Utf8($" {n}\r\n"));

    private static byte[] UnknownCharset(int n) => Join(Utf8($"{Mime(n, "Unknown charset", "text/plain; charset=x-klingon")}\r\n"), Noise(n, 60).Select(octet => (byte)(octet | 0x80)).ToArray(), Utf8("\r\n"));

    private static byte[] BadEncodedWords(int n) => Utf8($"From: =?utf-8?B?!!!?= <b{n}@example.com>\r\nSubject: =?utf-8?X?abc?= =?utf-8?Q?=ZZ=?= =?nonsense?B?AAAA?= =?utf-8?B?\r\nDate: {Date(n)}\r\n\r\n{n}\r\n");

    private static byte[] BadDate(int n) => Utf8($"From: date{n}@example.com\r\nSubject: Bad date {n}\r\nDate: Foo, 99 Bar 20260 25:61:61 +9999\r\n\r\n{n}\r\n");

    private static byte[] FieldsTwice(int n) => Utf8($"{Head(n, "First")}Subject: Second {n}\r\nFrom: other@example.com\r\nDate: {Date(n + 1)}\r\nMessage-ID: <two{n}@example.com>\r\n\r\nTwice\r\n");

    private static byte[] ControlCharacters(int n) => Utf8($"{Head(n, "Controls \u0001\u0007\u001B[31m\u202E")}\r\nBell \u0007, escape \u001B[31m, delete \u007F, tab \t, vertical \v, form \f {n}\r\n");

    /// <summary>All bytes but NUL, CR and LF.</summary>
    private static byte[] EveryByte(int n) => Join(
        Utf8($"{Mime(n, "Every byte", "application/octet-stream")}Content-Transfer-Encoding: binary\r\n\r\n{n} "),
        [.. Enumerable.Range(1, 255).Select(octet => (byte)octet).Except("\r\n"u8.ToArray())],
        Utf8("\r\n"));

    private static byte[] BareCarriageReturns(int n) => Utf8($"{Head(n, "Bare CR")}\r\none\rtwo\r\r\nthree {n}\r\r\r\nfour\r\n");

    private static byte[] MboxLine(int n) => Utf8($"From anna@example.com Thu Jan  1 08:00:00 2026\r\n{Head(n, "From an mbox")}\r\nFrom here on\r\n>From there\r\n");

    private static byte[] ByteOrderMark(int n) => Utf8($"\uFEFF{Head(n, "Byte order mark")}\r\n\uFEFFtext {n}\r\n");

    private static byte[] StartsWithSpace(int n) => Utf8($" continues nothing\r\n{Head(n, "Starts with space")}\r\n{n}\r\n");

    private static byte[] TrailingBlankLines(int n) => Utf8($"{Head(n, "Blank lines")}\r\ntext {n}\r\n\r\n   \r\n\r\n\r\n");

    private static byte[] HugeField(int n) => Utf8($"{Head(n, "Huge field")}X-Huge: {new string('h', 100_000)}\r\n\r\n{n}\r\n");

    private static byte[] ManyFields(int n) => Utf8($"{Head(n, "Many fields")}{string.Concat(Enumerable.Range(0, 2000).Select(i => $"X-Field-{i}: {n}\r\n"))}\r\nMany\r\n");

    private static byte[] BadAddresses(int n) => Utf8($"From: <<<>>> @@ ,,; \"open\r\nTo: (comment (nested\r\nCc: a@b@c@d, :, group:;;\r\nSubject: Bad addresses {n}\r\nDate: {Date(n)}\r\n\r\n{n}\r\n");

    private static byte[] HostileFileName(int n) => Utf8(
        $"{Mime(n, "Hostile file name", "multipart/mixed; boundary=evil")}\r\n--evil\r\nContent-Type: text/html\r\n" +
        $"Content-Disposition: attachment; filename=\"../../../etc/passwd\\\"; x={n}.exe\u0007\"\r\n\r\n<script>alert(1)</script>\r\n--evil--\r\n");

    private static byte[] HostileHtml(int n) => Utf8(
        $"{Mime(n, "Hostile HTML <script>alert(1)</script>", "text/html; charset=utf-8")}\r\n<svg/onload=alert({n})><iframe src=javascript:alert(1)></iframe>{string.Concat(Enumerable.Repeat("<div>", 3000))}\r\n");

    private static byte[] BadContentType(int n) => Utf8($"{Mime(n, "Bad types", ";;/ =;charset")}Content-Transfer-Encoding: 9bit-unknown\r\nContent-Disposition: ;;=\r\n\r\n{n}\r\n");

    private static byte[] Partial(int n) => Utf8($"{Mime(n, "Partial", $"message/partial; id=\"p{n}@example.com\"; number=1; total=3")}\r\n{Head(n + 9000, "Inner")}\r\nto be continued\r\n");
}
