using System.Text;
using CsCheck;
using MailFunctions.Fuzz.Targets;
using MailFunctions.Tests.Fuzz;

namespace MailFunctions.Tests.Inbox;

/// <summary>Whatever a server sends is a message that is listed and read.</summary>
public sealed class MessageMutationTests
{
    private static readonly byte[][] Known = [.. Corpus.Files("message").Select(File.ReadAllBytes)];

    private static readonly string[] Lines =
    [
        "", "--b", "--b--", "--a", "--", "x", "=", "begin 644 x", "end", "From nobody", "From: =?x?", "From: a@b, \"", "Subject: =?utf-8?b?//8=?=", "Date: 99 Foo 99999", "Received: ;",
        "Content-Type: multipart/mixed; boundary=b", "Content-Type: multipart/alternative; boundary=\"a\"", "Content-Type: multipart/digest; boundary=", "Content-Type: message/rfc822",
        "Content-Type: message/partial; id=x; number=1", "Content-Type: text/html; charset=utf-7", "Content-Type: text/plain; charset=utf-16", "Content-Type: /;;=", "Content-Type: text/html",
        "Content-Transfer-Encoding: base64", "Content-Transfer-Encoding: quoted-printable", "Content-Transfer-Encoding: x-uuencode", "Content-Transfer-Encoding: 8bit, base64",
        "Content-Disposition: attachment; filename=\"../../../etc/passwd\"", "Content-Disposition: attachment; filename*0*=x''%", "Content-Disposition: ;", "Content-ID: <", " folded", "\tfolded", ":", "X", "\0",
        "<p><img src=cid:x onerror=y>", "AAAA", "====", "=FF=0", "\ud83d\ude00",
    ];

    [Fact]
    public Task No_bytes_are_too_odd() => Gen.Byte.Array[0, 2000].SampleAsync(MessageTarget.RunAsync);

    [Fact]
    public Task Lines_of_messages_are_a_message_in_any_order() =>
        Gen.Select(Gen.OneOfConst(Lines).Array[0, 40], Gen.OneOfConst("\r\n", "\n", "\r"))
            .Select((lines, newLine) => Encoding.UTF8.GetBytes(string.Join(newLine, lines)))
            .SampleAsync(MessageTarget.RunAsync);

    [Fact]
    public Task Messages_that_lost_or_doubled_a_piece_are_messages() =>
        Gen.Select(Gen.OneOfConst(Known), Gen.Int[0, 5000], Gen.Int[0, 5000], Gen.Byte.Array[0, 4])
            .Select((message, from, to, piece) => (byte[])[.. message.AsSpan(0, from % (message.Length + 1)), .. piece, .. message.AsSpan(to % (message.Length + 1))])
            .SampleAsync(MessageTarget.RunAsync);
}
