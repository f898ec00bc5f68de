using System.Net;
using System.Text.Json.Nodes;
using MailFunctions.Tests.Infrastructure;

namespace MailFunctions.Tests.Reports;

/// <summary>The accounts report on paper.</summary>
public sealed class PrintTests(Product product)
{
    private const int Accounts = 130;

    [Fact]
    public async Task Every_sheet_has_headings_and_its_number_and_all_rows_are_there_in_order()
    {
        await using var azurite = await AzuriteServer.StartAsync();
        await using var app = await App.StartAsync(azurite, product.Certificates);
        var api = new Api(app.Http);
        var credential = await api.CreateCredentialAsync("user");
        for (var i = 1; i <= Accounts; i++)
        {
            await CreateAsync(api, $"Account {i:D3}", credential);
        }

        var sheets = await Paper.PrintAsync(await ReadAsync(api, "api/accounts/print?sort=-name&protocol=pop3&secureConnection=yes"));

        sheets.Length.ShouldBeGreaterThan(2);
        sheets[0].ShouldContain("IMAP/POP3 Accounts");
        sheets[0].ShouldContain("Secure connection: yes; Protocol: POP3; by name, last first.");
        sheets[0].ShouldContain("Printed on ");
        foreach (var (index, sheet) in sheets.Index())
        {
            sheet.ShouldMatch(@"ID\s+Name\s+Secure connection\s+Connection type\s+Protocol\s+Port\s+Automatic check\s+Keep copy in server");
            sheet.ShouldContain($"Page {index + 1} of {sheets.Length}");
        }

        var names = sheets.SelectMany(sheet => sheet.Split('\n')).Select(line => System.Text.RegularExpressions.Regex.Match(line, @"(?<=^ *\d+ +)Account \d{3}\b")).Where(match => match.Success);
        names.Select(match => match.Value).ShouldBe(Enumerable.Range(1, Accounts).Reverse().Select(i => $"Account {i:D3}"));
        sheets[^1].ShouldContain($"{Accounts} accounts.");
    }

    [Fact]
    public async Task Names_are_texts_whatever_is_in_them()
    {
        await using var azurite = await AzuriteServer.StartAsync();
        await using var app = await App.StartAsync(azurite, product.Certificates);
        var api = new Api(app.Http);
        var credential = await api.CreateCredentialAsync("user");
        foreach (var name in OddNames.All.Append(string.Join(' ', Enumerable.Repeat("long", 20))))
        {
            await CreateAsync(api, name, credential);
        }

        var html = await ReadAsync(api, "api/accounts/print?name=");
        html.ShouldNotContain("<script");
        html.ShouldContain("&lt;script&gt;alert(1)&lt;/script&gt;");
        var paper = string.Concat(await Paper.PrintAsync(html));

        foreach (var name in new[] { "Support, second floor", "<script>alert(1)</script>", "&amp; <b>bold</b>", "=1+1", "日本語のメール", "Ünïcödé É" })
        {
            paper.ShouldContain(name);
        }

        // However long names are, each number is in one piece.
        for (var id = 1; id <= OddNames.All.Count + 1; id++)
        {
            paper.ShouldMatch($@"(?m)^ *{id} ");
        }
    }

    [Fact]
    public async Task The_page_may_load_and_run_nothing()
    {
        using var response = await product.Api.SendAsync(HttpMethod.Get, "api/accounts/print?name=nobody%20has%20this%20name");

        response.StatusCode.ShouldBe(HttpStatusCode.OK);
        response.Content.Headers.ContentType!.ToString().ShouldBe("text/html; charset=utf-8");
        response.Headers.GetValues("Content-Security-Policy").Single().ShouldStartWith("default-src 'none'; style-src 'sha256-");
        response.Headers.GetValues("X-Content-Type-Options").Single().ShouldBe("nosniff");
        (await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)).ShouldContain("0 accounts.");
    }

    [Fact]
    public async Task An_unknown_filter_is_refused()
    {
        using var response = await product.Api.SendAsync(HttpMethod.Get, "api/accounts/print?colour=red");

        (await Api.ReadAsync(response, HttpStatusCode.BadRequest))["errors"]!["colour"].ShouldNotBeNull();
    }

    private static async Task<string> ReadAsync(Api api, string path)
    {
        using var response = await api.SendAsync(HttpMethod.Get, path);
        response.StatusCode.ShouldBe(HttpStatusCode.OK);
        return await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
    }

    private static Task<JsonObject> CreateAsync(Api api, string name, string credential) => api.PostAsync(
        "api/accounts",
        new JsonObject
        {
            ["name"] = name,
            ["protocol"] = "POP3",
            ["address"] = "mail.example.com",
            ["connectionType"] = "SSL",
            ["automaticCheck"] = false,
            ["credentialId"] = credential,
        },
        HttpStatusCode.Created);
}
