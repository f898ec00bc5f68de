using System.Net;
using System.Text;
using MailFunctions.Tests.Infrastructure;

namespace MailFunctions.Tests.Accounts.Import;

/// <summary>The ways in which files of accounts are written, well and badly.</summary>
public sealed class ImportFormatTests(Product product)
{
    private static readonly string Headings = Imports.Line(Imports.Essential);

    private Api Api => product.Api;

    [Theory]
    [InlineData(",", "\r\n", false)]
    [InlineData(";", "\r\n", true)]
    [InlineData(";", "\n", false)]
    [InlineData(",", "\n", true)]
    [InlineData(",", "\r", false)]
    public async Task Files_are_read_as_spreadsheets_write_them(string separator, string newLine, bool byteOrderMark)
    {
        var (name, credential) = (Api.UniqueName(), await Api.CredentialAsync());
        var csv = string.Join(newLine,
            "", "Name;Protocol;\"Connection type\";Address;Credential;Port", $"{name} 1;IMAP;TLS;imap.example.com;{credential};", "", $"\"{name} 2\";IMAP;TLS;imap.example.com;{credential};1143", ";;;;;").Replace(";", separator, StringComparison.Ordinal);
        byte[] bytes = [.. byteOrderMark ? Encoding.UTF8.Preamble : [], .. Encoding.UTF8.GetBytes(csv)];

        var answer = await Api.ImportAsync(bytes);

        answer.Rows().Select(row => $"{row["row"]} {row["line"]} {row["outcome"]} {row["name"]}").ShouldBe([$"1 3 Created {name} 1", $"2 5 Created {name} 2"]);
    }

    [Theory]
    [InlineData("", "body")]
    [InlineData("\uFEFF", "body")]
    [InlineData("\r\n\r\n", "body")]
    [InlineData("Name,Protocl,PORT,port,Password,\r\nx,y,z,1,2,3", "Protocl,Port,Password,column 6")]
    [InlineData("Support,IMAP,imap.example.com", "Support,IMAP,imap.example.com")]
    public async Task What_is_wrong_with_a_file_is_told_at_once_and_nothing_is_imported(string csv, string fields)
    {
        using var response = await Api.SendCsvAsync(Encoding.UTF8.GetBytes(csv));

        string.Join(',', (await Api.ReadAsync(response, HttpStatusCode.BadRequest))["errors"]!.AsObject().Select(error => error.Key)).ShouldBe(fields);
    }

    [Fact]
    public async Task Utf16_is_refused_with_words()
    {
        foreach (var encoding in new[] { Encoding.Unicode, Encoding.BigEndianUnicode, Encoding.UTF32 })
        {
            foreach (var preamble in new[] { encoding.GetPreamble(), [] })
            {
                using var response = await Api.SendCsvAsync([.. preamble, .. encoding.GetBytes(Headings)]);

                ((string)(await Api.ReadAsync(response, HttpStatusCode.BadRequest))["detail"]!).ShouldContain("CSV UTF-8");
            }
        }
    }

    [Theory]
    [InlineData("text/csv; charset=utf-8; header=present", HttpStatusCode.OK)]
    [InlineData("text/csv; charset=\"UTF-8\"", HttpStatusCode.OK)]
    [InlineData("text/csv; charset=windows-1252", HttpStatusCode.UnsupportedMediaType)]
    [InlineData("application/json", HttpStatusCode.UnsupportedMediaType)]
    [InlineData("text/plain", HttpStatusCode.UnsupportedMediaType)]
    public async Task Only_csv_in_utf8_is_taken(string contentType, HttpStatusCode expected)
    {
        using var response = await Api.SendCsvAsync(Encoding.UTF8.GetBytes(Headings), contentType: contentType);

        await Api.ReadAsync(response, expected);
    }

    [Theory]
    [InlineData("?dryrun=true", "dryrun")]
    [InlineData("?dryRun=yes", "dryRun")]
    [InlineData("?dryRun=true&dryRun=false", "dryRun")]
    public async Task What_is_wrong_with_the_query_is_named(string query, string field)
    {
        using var response = await Api.SendCsvAsync(Encoding.UTF8.GetBytes(Headings), query);

        (await Api.ReadAsync(response, HttpStatusCode.BadRequest))["errors"]!.AsObject().Select(error => error.Key).ShouldBe([field]);
    }

    [Fact]
    public async Task A_row_that_cannot_be_read_is_told_and_those_around_it_are_imported()
    {
        var (name, credential) = (Api.UniqueName(), await Api.CredentialAsync());
        string Good(int i) => $"{name} {i},IMAP,SSL,imap.example.com,{credential}\r\n";
        byte[] bytes =
        [
            .. Encoding.UTF8.GetBytes(Headings + Good(1)),
            .. Encoding.Latin1.GetBytes($"Caf\u00e9 {name},IMAP,SSL,imap.example.com,{credential}\r\n"),
            .. Encoding.UTF8.GetBytes(
                Good(2) + "too,few\r\n" + Good(3) + $"{name} 9,too,IMAP,SSL,imap.example.com,{credential}\r\n" + Good(4) +
                "\"two\r\nlines\",IMAP,SSL,imap.example.com,x\r\n" + Good(5) + "\"closed\" too soon,IMAP,SSL,imap.example.com,x\r\n" + Good(6) +
                "in \"the\" middle,IMAP,SSL,imap.example.com,x\r\n" + Good(7) + "\"never closed,IMAP,SSL,imap.example.com,x\r\n"),
        ];

        var answer = await Api.ImportAsync(bytes);

        var rows = answer.Rows();
        rows.Where(row => (string)row["outcome"]! == "Created").Select(row => (string)row["name"]!).ShouldBe(Enumerable.Range(1, 7).Select(i => $"{name} {i}"));
        rows.Where(row => (string)row["outcome"]! == "Failed").Select(row => (int)row["line"]!).ShouldBe([3, 5, 7, 9, 12, 14, 16]);
        rows[1].Errors()["row"].ShouldContain("Line 3 is not UTF-8");
        rows[3].Errors()["row"].ShouldStartWith("has 2 cells, but there are 5 headings");
        rows[5].Errors()["row"].ShouldStartWith("has 6 cells, but there are 5 headings");
        rows[7].Errors().Keys.ShouldBe(["Name", "Credential"], ignoreOrder: true);
        rows[9].Errors()["row"].ShouldStartWith("Line 12 has text after a closing quote.");
        rows[11].Errors()["row"].ShouldStartWith("Line 14 has a quote within a cell");
        rows[13].Errors()["row"].ShouldContain("quote that is not closed");
    }

    [Fact]
    public async Task A_quote_that_is_not_closed_ends_the_reading_before_it_swallows_the_file()
    {
        var (name, credential) = (Api.UniqueName(), await Api.CredentialAsync());
        var csv = new StringBuilder(Headings).Append(Imports.Line([$"{name} 1", "IMAP", "SSL", "imap.example.com", credential]));
        csv.Append(CultureInvariant($"\"{name} 2,IMAP,SSL,imap.example.com,{credential}\r\n"));
        for (var i = 3; i < 5000; i++)
        {
            csv.Append(CultureInvariant($"{name} {i},IMAP,SSL,imap.example.com,{credential}\r\n"));
        }

        var answer = await Api.ImportAsync(csv.ToString());

        answer.Outcomes().ShouldBe(["Created"]);
        ((string)answer["error"]!).ShouldStartWith("The row that begins in line 3 does not end within 65536 bytes");
    }

    [Fact]
    public async Task No_more_is_read_than_a_file_may_have()
    {
        const int Rows = 100_000;
        var csv = new StringBuilder("ID\r\n");
        for (var i = 0; i <= Rows; i++)
        {
            csv.Append("x\r\n");
        }

        var answer = await Api.ImportAsync(csv.ToString());

        ((int)answer["failed"]!).ShouldBe(Rows);
        ((string)answer["error"]!).ShouldContain($"nothing from line {Rows + 2} on was read");
        using var response = await Api.SendCsvAsync(new byte[(64 * 1024 * 1024) + 1]);
        response.StatusCode.ShouldBe(HttpStatusCode.RequestEntityTooLarge);
    }

    private static string CultureInvariant(FormattableString text) => FormattableString.Invariant(text);
}
