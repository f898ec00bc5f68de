using System.Globalization;
using MailFunctions.Tests.Infrastructure;

namespace MailFunctions.Tests.Accounts.Import;

/// <summary>Files that come slowly, and callers that go away.</summary>
public sealed class ImportStreamTests(Product product)
{
    private Api Api => product.Api;

    [Fact]
    public async Task First_results_come_before_the_last_row_was_sent()
    {
        var rows = await RowsAsync(50);
        await using var connection = await ImportConnection.BeginAsync(product.App);
        await connection.SendAsync(string.Concat(rows.Take(20)));

        await connection.ReadAsync("\"row\":10,");
        connection.Answer.ShouldStartWith("HTTP/1.1 200");
        await connection.SendAsync(string.Concat(rows.Skip(20)));
        await connection.EndAsync();
        await connection.ReadAsync();

        connection.Answer.ShouldContain("\"created\":50,\"updated\":0,\"unchanged\":0,\"failed\":0}");
    }

    [Fact]
    public async Task What_was_imported_stays_when_the_caller_goes_away_and_the_rest_is_made_by_the_next_import()
    {
        await using var azurite = await AzuriteServer.StartAsync();
        await using var app = await App.StartAsync(azurite, product.Certificates);
        var api = new Api(app.Http);
        var rows = await RowsAsync(300, api);
        await using (var connection = await ImportConnection.BeginAsync(app))
        {
            await connection.SendAsync(string.Concat(rows));
            await connection.ReadAsync("\"row\":20,");
        }

        await Wait.UntilAsync(() => Task.FromResult(app.Log.Any(line => line.Contains("went away from an import", StringComparison.Ordinal))), "the import ends");
        var answer = await api.ImportAsync(string.Concat(rows));

        ((int)answer["failed"]!).ShouldBe(0, answer.ToJsonString());
        ((int)answer["unchanged"]!).ShouldBeInRange(20, 299);
        (await api.AllAsync("api/accounts?pageSize=200")).Count.ShouldBe(300);
    }

    private async Task<List<string>> RowsAsync(int count, Api? api = null)
    {
        var (name, credential) = (Api.UniqueName(), await (api ?? Api).CredentialAsync());
        return
        [
            Imports.Line(Imports.Essential),
            .. Enumerable.Range(1, count).Select(i => Imports.Line([string.Create(CultureInfo.InvariantCulture, $"{name} {i}"), "IMAP", "SSL", "imap.example.com", credential])),
        ];
    }
}
