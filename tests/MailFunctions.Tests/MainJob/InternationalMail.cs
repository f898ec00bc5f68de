using System.Text;
using static MailFunctions.Tests.MainJob.MailText;

namespace MailFunctions.Tests.MainJob;

/// <summary>Mail in many languages, with the charsets that programs use for them.</summary>
internal static class InternationalMail
{
    private static readonly (string Charset, string Name, string Text)[] Charsets =
    [
        ("iso-8859-1", "Jürgen Müller", "Grüße aus Köln, señor"),
        ("windows-1252", "Zoë O’Brien", "“Quotes” – and €"),
        ("iso-8859-15", "Françoise", "C’est 12 €".Replace('’', '\'')),
        ("iso-8859-2", "Łukasz Żółć", "Zażółć gęślą jaźń"),
        ("koi8-r", "Жанна Иванова", "Съешь ещё этих мягких булок"),
        ("windows-1251", "Олександр", "Привет и Здравствуйте"),
        ("shift_jis", "山田太郎", "お世話になっております"),
        ("iso-2022-jp", "山田花子", "お元気ですか"),
        ("euc-kr", "김철수", "안녕하세요"),
        ("gb18030", "王小明", "你好，世界"),
        ("big5", "陳大文", "您好，世界"),
        ("windows-1255", "דוד כהן", "שלום עולם"),
        ("windows-1256", "محمد", "مرحبا بالعالم"),
        ("utf-8", "Σωκράτης 🎉", "Καλημέρα κόσμε 🎉 👩‍👩‍👧"),
    ];

    public static IReadOnlyList<Func<int, byte[]>> Kinds { get; } =
    [
        EightBit, EncodedInBase64, EncodedHeaders, RawHeaders, Utf8Headers, SplitCharacters, Utf16, Utf7, InternationalAddress,
    ];

    /// <summary>A body as it is in its charset.</summary>
    private static byte[] EightBit(int n)
    {
        var (charset, _, text) = Of(n);
        return Join(
            Utf8($"{Mime(n, "Eight bits", $"text/plain; charset={charset}")}Content-Transfer-Encoding: 8bit\r\n\r\n"),
            In(charset, text),
            Utf8($"\r\n{n}\r\n"));
    }

    private static byte[] EncodedInBase64(int n)
    {
        var (charset, _, text) = Of(n);
        return Utf8($"{Mime(n, "Encoded body", $"text/html; charset=\"{charset}\"")}Content-Transfer-Encoding: base64\r\n\r\n{Base64(In(charset, $"<p>{text} {n}</p>"))}");
    }

    /// <summary>RFC 2047, folded, both encodings.</summary>
    private static byte[] EncodedHeaders(int n)
    {
        var (charset, name, text) = Of(n);
        return Utf8(
            $"From: {B(charset, name)} <from{n}@example.com>\r\nTo: {Q(charset, name)}\r\n <to@example.com>\r\n" +
            $"Subject: {B(charset, text)}\r\n {Q(charset, text)}\r\n\t=?us-ascii?q?_folded?= {n}\r\nDate: {Date(n)}\r\nMessage-ID: <enc{n}@example.com>\r\n\r\nEncoded headers.\r\n");
    }

    /// <summary>Against all rules, and common: headers as they are in a charset that is named nowhere.</summary>
    private static byte[] RawHeaders(int n)
    {
        var (charset, name, text) = Of(n);
        return Join(In(charset, $"From: {name} <raw{n}@example.com>\r\nSubject: {text}\r\n"), Utf8($"Date: {Date(n)}\r\n\r\nRaw {n}\r\n"));
    }

    /// <summary>RFC 6532.</summary>
    private static byte[] Utf8Headers(int n)
    {
        var (_, name, text) = Of(n);
        return Utf8($"From: {name} <жанна{n}@пример.рф>\r\nTo: 支持 <support@example.com>\r\nSubject: {text} {n} 日本語\r\nDate: {Date(n)}\r\n\r\nRFC 6532.\r\n");
    }

    /// <summary>Encoded words that end in the middle of a character, which RFC 2047, section 5 forbids and mailers do.</summary>
    private static byte[] SplitCharacters(int n)
    {
        var bytes = Encoding.UTF8.GetBytes("日本語の件名です🎉");
        var half = (bytes.Length / 2) + (n % 3);
        return Utf8($"From: split{n}@example.com\r\nSubject: =?utf-8?B?{Convert.ToBase64String(bytes[..half])}?=\r\n =?utf-8?B?{Convert.ToBase64String(bytes[half..])}?=\r\nDate: {Date(n)}\r\n\r\nSplit {n}\r\n");
    }

    private static byte[] Utf16(int n) => Utf8(
        $"{Mime(n, "UTF-16", "text/plain; charset=utf-16")}Content-Transfer-Encoding: base64\r\n\r\n{Base64([0xFF, 0xFE, .. Encoding.Unicode.GetBytes($"Sechzehn Bits № {n}")])}");

    private static byte[] Utf7(int n) => Utf8($"{Mime(n, "UTF-7", "text/plain; charset=utf-7")}\r\nGr+APw-e {n}\r\n");

    private static byte[] InternationalAddress(int n) => Utf8(
        $"From: info@xn--mller-kva.example\r\nSender: =?utf-8?q?m=C3=BCller?= <info@müller.example>\r\nTo: \"почта\"@пример.рф\r\nSubject: Addresses {n}\r\nDate: {Date(n)}\r\n\r\n{n}\r\n");

    private static (string Charset, string Name, string Text) Of(int n) => Charsets[n % Charsets.Length];

    private static string B(string charset, string text) => $"=?{charset}?B?{Convert.ToBase64String(In(charset, text))}?=";

    private static string Q(string charset, string text) => $"=?{charset}?Q?{string.Concat(In(charset, text).Select(octet => $"={octet:X2}"))}?=";
}
