using System.Text;
using MailFunctions.Inbox;
using static MailFunctions.Tests.Inbox.InboxStore;

namespace MailFunctions.Tests.Inbox;

public sealed class MessageParsingTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Encoded_words_are_decoded()
    {
        var summary = await SummaryAsync(
            "From: =?ISO-8859-1?Q?Andr=E9?= Pirard <andre@example.com>, b@example.com\r\nTo: Group: c@example.com, D <d@example.com>;\r\n" +
            "Subject: =?UTF-8?B?44GT44KT44Gr44Gh44Gv?= =?utf-8?q?_caf=C3=A9?=\r\n folded\r\nDate: Tue, 2 Jun 2026 10:00:00 +0200\r\n\r\nx");

        summary.Subject.ShouldBe("こんにちは café folded");
        summary.From.ShouldBe([new("André Pirard", "andre@example.com"), new(null, "b@example.com")]);
        summary.To.Select(address => address.Address).ShouldBe(["c@example.com", "d@example.com"]);
        summary.Date.ShouldBe(new DateTimeOffset(2026, 6, 2, 8, 0, 0, TimeSpan.Zero));
        summary.ParseError.ShouldBeNull();
    }

    [Theory]
    [InlineData("utf-8")]
    [InlineData("latin1")]
    public async Task Raw_8_bit_fields_are_read(string encoding)
    {
        var summary = await SummaryAsync(Encoding.GetEncoding(encoding).GetBytes("From: Zoë <zoe@example.com>\r\nSubject: Größe\r\n\r\nGrüße"));

        (summary.Subject, summary.From[0].Name, summary.Preview).ShouldBe(("Größe", "Zoë", "Grüße"));
    }

    [Fact]
    public async Task Internationalised_addresses_are_read()
    {
        var summary = await SummaryAsync("From: 用户 <用户@例子.广告>\r\nSubject: x\r\n\r\n");

        summary.From.ShouldBe([new("用户", "用户@例子.广告")]);
    }

    [Theory]
    [InlineData("", "The message is empty.")]
    [InlineData("no field at all\r\nreally", "The message is not in the format of Internet messages (RFC 5322).")]
    [InlineData("\0\u0001\u0002", "The message is not in the format of Internet messages (RFC 5322).")]
    public async Task What_is_no_message_is_listed_with_the_reason(string content, string problem)
    {
        var (message, _) = await ReadAsync(Encoding.UTF8.GetBytes(content));

        message.ParseError.ShouldBe(problem);
        (message.Text ?? "").ShouldBe(content);
    }

    [Theory]
    [InlineData("Received: from a by b; Tue, 2 Jun 2026 10:00:00 +0200\r\nReceived: by c; Mon, 1 Jun 2026 10:00:00 +0000\r\nDate: Sun, 31 May 2026 10:00:00 +0000\r\n", "2026-06-02T08:00:00Z")]
    [InlineData("Received: from a by b; nonsense\r\nDate: Sun, 31 May 2026 10:00:00 +0000\r\n", "2026-05-31T10:00:00Z")]
    [InlineData("Received: by b; Tue, 2 Jun 1970 10:00:00 +0000\r\nDate: Sun, 31 May 2099 10:00:00 +0000\r\n", "2026-07-01T12:00:00Z")]
    [InlineData("Subject: none\r\n", "2026-07-01T12:00:00Z")]
    public async Task Pop3_messages_are_dated_by_the_last_server_then_the_author_then_now(string header, string expected)
    {
        var inbox = await OpenAsync();

        var staged = await inbox.StageAsync(Pop3("x"), Encoding.ASCII.GetBytes(header + "\r\nbody"));

        staged.Summary.ReceivedAt.ShouldBe(DateTimeOffset.Parse(expected, null));
    }

    [Fact]
    public async Task Ten_thousand_fields_are_bounded()
    {
        var (message, raw) = await ReadAsync(
            "Subject: many\r\n" + string.Concat(Enumerable.Range(0, 10_000).Select(n => $"X-{n}: {new string('x', 50)}\r\n")) + "\r\nbody\r\n");

        (message.Subject, message.Headers.Count, message.HeadersTruncated, message.Text).ShouldBe(("many", 500, true, "body\r\n"));
        raw.ShouldNotBeEmpty();
    }

    [Fact]
    public async Task Endless_fields_are_given_up_and_said_so()
    {
        var (message, _) = await ReadAsync("Subject: many\r\n" + string.Concat(Enumerable.Repeat("A:\r\n", 30_000)) + "\r\nbody");

        (message.Subject, message.ParseError).ShouldBe(("many", "The message's header has more than 20000 fields; the rest is not shown."));
    }

    [Fact]
    public async Task An_endless_field_is_given_up_and_said_so()
    {
        var (message, _) = await ReadAsync("Subject: long\r\nX: " + new string('x', 20_000_000));

        (message.Subject, message.ParseError).ShouldBe(("long", "A field of the message's header is too long; the rest is not shown."));
    }

    [Theory]
    [InlineData(31)]
    [InlineData(1000)]
    public async Task Deep_nesting_is_bounded(int depth)
    {
        var content = new StringBuilder("Subject: deep\r\n");
        for (var level = 0; level < depth; level++)
        {
            content.Append($"Content-Type: multipart/mixed; boundary=b{level}\r\n\r\n--b{level}\r\n");
        }

        var (message, _) = await ReadAsync(content.Append("\r\ninnermost").ToString());

        message.Subject.ShouldBe("deep");
        (message.Text ?? message.Attachments[0].FileName).ShouldNotBeEmpty();
    }

    [Fact]
    public async Task A_flood_of_parts_is_given_up_and_said_so()
    {
        var (message, _) = await ReadAsync(
            "Subject: flood\r\nContent-Type: multipart/mixed; boundary=b\r\n\r\n" + string.Concat(Enumerable.Repeat("--b\r\n\r\nx\r\n", 200_000)));

        message.ParseError.ShouldBe("The message has more than 1000 parts; the rest is not shown.");
        message.Text.ShouldBe("x");
    }

    [Fact]
    public async Task Texts_and_attachments_are_told_apart()
    {
        var (message, _) = await ReadAsync(
            """
            Subject: parts
            Content-Type: multipart/mixed; boundary=m

            --m
            Content-Type: multipart/related; boundary=r

            --r
            Content-Type: multipart/alternative; boundary=a

            --a
            Content-Type: text/plain; charset=iso-8859-1
            Content-Transfer-Encoding: quoted-printable

            Gr=FC=DFe
            --a
            Content-Type: text/html; charset=utf-8

            <p onclick=x>Grüße <img src="cid:p@x"></p>
            --a--
            --r
            Content-Type: image/png; name=p.png
            Content-ID: <p@x>
            Content-Transfer-Encoding: base64

            iVBORw0KGgo=
            --r--
            --m
            Content-Type: application/pdf
            Content-Disposition: attachment; filename*=UTF-8''%E2%82%AC%20rates.pdf
            Content-Transfer-Encoding: base64

            JVBERi0x
            --m
            Content-Type: message/rfc822

            Subject: inner

            inner body
            --m--
            """.ReplaceLineEndings("\r\n"));

        message.Text.ShouldBe("Grüße");
        message.Html.ShouldBe("<p>Grüße <img src=\"data:image/png;base64,iVBORw0KGgo=\"></p>");
        message.Attachments.ShouldBe([
            new(1, "p.png", "image/png", 8),
            new(2, "€ rates.pdf", "application/pdf", 6),
            new(3, "attachment-3.eml", "message/rfc822", "Subject: inner\r\n\r\ninner body".Length),
        ]);
    }

    [Theory]
    [InlineData(1, "%PDF-1")]
    [InlineData(2, "Subject: inner\r\n\r\nbody")]
    [InlineData(3, "as it is")]
    [InlineData(4, "equals = \r\n")]
    public async Task Attachments_are_decoded(int n, string expected)
    {
        var (inbox, id) = await StoreAsync(Encoding.UTF8.GetBytes(
            "Subject: a\r\nContent-Type: multipart/mixed; boundary=m\r\n\r\n--m\r\n\r\ntext\r\n--m\r\nContent-Type: application/pdf\r\n" +
            "Content-Transfer-Encoding: base64\r\n\r\nJVBE\r\nRi0x\r\n--m\r\nContent-Type: message/rfc822\r\n\r\nSubject: inner\r\n\r\nbody\r\n" +
            "--m\r\nContent-Disposition: attachment\r\n\r\nas it is\r\n" +
            "--m\r\nContent-Disposition: attachment\r\nContent-Transfer-Encoding: Quoted-Printable\r\n\r\nequals =3D=20\r\n\r\n--m--\r\n"));

        var opened = await new MessageReader(inbox.Store).OpenAttachmentAsync(inbox.Account, id, n, Cancellation);

        opened.ShouldNotBeNull();
        using var content = new StreamReader(opened.Value.Content);
        (await content.ReadToEndAsync(Cancellation)).ShouldBe(expected);
        opened.Value.Attachment.Size.ShouldBe(expected.Length);
        (await new MessageReader(inbox.Store).OpenAttachmentAsync(inbox.Account, id, 5, Cancellation)).ShouldBeNull();
    }

    [Theory]
    [InlineData("us-ascii")]
    [InlineData("x-no-such-charset")]
    [InlineData("utf-7")]
    [InlineData("\"\"")]
    public async Task A_lying_charset_is_read_as_what_the_bytes_are(string charset)
    {
        var (message, _) = await ReadAsync($"Content-Type: text/plain; charset={charset}\r\n\r\nŠkoda größer");

        message.Text.ShouldBe("Škoda größer");
    }

    [Fact]
    public async Task A_text_beyond_a_mebibyte_is_cut_at_a_whole_character()
    {
        var (message, _) = await ReadAsync("Content-Type: text/plain; charset=utf-8\r\n\r\nx" + new string('é', 1024 * 1024));

        message.TextTruncated.ShouldBeTrue();
        message.Text.ShouldBe("x" + new string('é', 512 * 1024 - 1));
    }

    [Theory]
    [InlineData("Content-Type: multipart/mixed\r\n\r\nno boundary", "no boundary")]
    [InlineData("Content-Type: multipart/mixed; boundary=b\r\n\r\nnever begun", "never begun")]
    [InlineData("Content-Type: text/plain\r\nContent-Transfer-Encoding: base64\r\n\r\n!!not base64!!", null)]
    [InlineData("Content-Type: ;;;\r\nContent-Disposition: ???\r\nContent-Transfer-Encoding: x-y\r\n\r\nbody", null)]
    [InlineData("Subject: a\r\nthis is no field\r\nTo: b@example.com\r\n\r\nbody", "body")]
    [InlineData("Subject: a\nTo: b\n\nbare\nline\rfeeds", "bare\nline\rfeeds")]
    public async Task Malformed_messages_are_read_as_far_as_they_go(string content, string? text)
    {
        var (message, raw) = await ReadAsync(content);

        raw.ShouldBe(Encoding.UTF8.GetBytes(content));
        if (text is not null)
        {
            message.Text.ShouldBe(text);
        }
    }

    [Fact]
    public async Task The_list_tells_of_attachments_and_shows_the_beginning()
    {
        var html = await SummaryAsync("Content-Type: text/html\r\n\r\n<style>p{}</style><p>Hello&nbsp;&amp;<br>welcome</p>");
        var pdf = await SummaryAsync(
            "Content-Type: multipart/mixed; boundary=m\r\n\r\n--m\r\n\r\n\r\n  a\t b\r\n\r\nc\r\n--m\r\nContent-Type: application/pdf\r\n\r\nx\r\n--m--");

        (html.Preview, html.HasAttachments).ShouldBe(("Hello & welcome", false));
        (pdf.Preview, pdf.HasAttachments).ShouldBe(("a b c", true));
    }

    [Fact]
    public async Task Html_alone_is_given_as_text_too()
    {
        var (message, _) = await ReadAsync(
            "Content-Type: text/html\r\n\r\n<title>t</title><div><p>Dear\r\n   <b>Bob</b>,</p><p>hello<br>again</p></div><script>x</script>");

        message.Text.ShouldBe("Dear Bob,\n\nhello\nagain");
    }

    [Fact]
    public async Task Values_too_long_for_a_row_are_cut()
    {
        var summary = await SummaryAsync(
            $"From: {string.Concat(Enumerable.Repeat("\"" + new string('n', 2000) + "\" <a@example.com>,\r\n ", 20))}b@example.com\r\n" +
            $"Subject: {string.Concat(Enumerable.Repeat("😀", 100_000))}\r\n\r\n{new string('x', 100_000)}");

        (summary.Subject.Length, summary.Preview.Length, summary.From.Count).ShouldBe((998, 200, 10));
        summary.Subject.EnumerateRunes().ShouldAllBe(rune => rune.Value == 0x1F600);
    }

    private static Task<MessageSummary> SummaryAsync(string content) => SummaryAsync(Encoding.UTF8.GetBytes(content));

    private static async Task<MessageSummary> SummaryAsync(byte[] content)
    {
        var (inbox, _) = await StoreAsync(content);
        return (await inbox.ListAsync()).ShouldHaveSingleItem();
    }

    private static async Task<(InboxStore Inbox, MessageId Id)> StoreAsync(byte[] content)
    {
        var inbox = await OpenAsync();
        await inbox.CommitAsync(await inbox.StageAsync(Imap(1), content));
        return (inbox, (await inbox.ListAsync()).ShouldHaveSingleItem().Id);
    }

    private static Task<(Message Message, byte[] Raw)> ReadAsync(string content) => ReadAsync(Encoding.UTF8.GetBytes(content));

    private static async Task<(Message Message, byte[] Raw)> ReadAsync(byte[] content)
    {
        var (inbox, id) = await StoreAsync(content);
        var message = await new MessageReader(inbox.Store).ReadAsync(inbox.Account, id, Cancellation);
        return (message.ShouldNotBeNull(), (await inbox.RawAsync(id)).ShouldNotBeNull());
    }
}
