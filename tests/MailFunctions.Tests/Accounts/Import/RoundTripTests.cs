using System.Net;
using System.Text.Json.Nodes;
using MailFunctions.Tests.Infrastructure;
using MailFunctions.Tests.Reports;

namespace MailFunctions.Tests.Accounts.Import;

/// <summary>What is exported can be imported, here and elsewhere.</summary>
public sealed class RoundTripTests(Product product)
{
    [Fact]
    public async Task What_is_exported_changes_nothing_here_and_makes_the_same_accounts_elsewhere()
    {
        await using var azurite = await AzuriteServer.StartAsync();
        await using var app = await App.StartAsync(azurite, product.Certificates);
        var api = new Api(app.Http);
        await CreateAsync(api, await SetUpAsync(api));
        var accounts = await AccountsAsync(api);

        foreach (var columns in new[] { "report", "all" })
        {
            foreach (var sort in new[] { "id", "-name" })
            {
                var file = await FileAsync(api, columns, sort);
                var answer = await api.ImportAsync(file);
                answer.Outcomes().ShouldBe(Enumerable.Repeat("Unchanged", accounts.Count), answer.ToJsonString());
                (await FileAsync(api, columns, sort)).ShouldBe(file);
            }
        }

        (await AccountsAsync(api)).ShouldBe(accounts);
        await ShouldMoveAsync(await FileAsync(api, "all", "id"));
    }

    private async Task ShouldMoveAsync(byte[] file)
    {
        await using var azurite = await AzuriteServer.StartAsync();
        await using var app = await App.StartAsync(azurite, product.Certificates);
        var api = new Api(app.Http);
        await SetUpAsync(api);
        var rows = Exports.Parse(file);
        var withoutIds = Imports.Csv(rows.Select((row, index) => index == 0 ? row : ["", .. row.Skip(1)]));

        var answer = await api.ImportAsync(withoutIds);

        answer.Outcomes().ShouldBe(Enumerable.Repeat("Created", rows.Count - 1), answer.ToJsonString());
        (await api.ImportAsync(withoutIds)).Outcomes().ShouldBe(Enumerable.Repeat("Unchanged", rows.Count - 1));
        var moved = Exports.Parse(await FileAsync(api, "all", "name"));
        moved.Select(row => string.Join('|', row.Skip(1))).ShouldBe(rows.Select(row => string.Join('|', row.Skip(1))), ignoreOrder: true);
    }

    private static async Task<(string[] Credentials, string Connector)> SetUpAsync(Api api)
    {
        var credentials = new List<string>();
        foreach (var name in new[] { "=Log-in \"one\"", "Zwei; zwei" })
        {
            var body = new JsonObject { ["name"] = name, ["userName"] = "user", ["password"] = "secret" };
            credentials.Add((string)(await api.PostAsync("api/credentials", body, HttpStatusCode.Created))["id"]!);
        }

        await api.ConnectorAsync("-Proxy, first floor");
        return ([.. credentials], (string)(await api.AllAsync("api/connectors"))[0]["id"]!);
    }

    private static async Task CreateAsync(Api api, (string[] Credentials, string Connector) known)
    {
        foreach (var (index, name) in OddNames.All.Index())
        {
            var (isPop3, isSecure, isThroughProxy) = (index % 3 == 0, index % 4 != 0, index % 5 == 0);
            var body = new JsonObject
            {
                ["name"] = name,
                ["protocol"] = isPop3 ? "POP3" : "IMAP",
                ["address"] = index % 7 == 0 ? "2001:db8::1" : "mail.example.com",
                ["port"] = index % 2 == 0 ? 2000 + index : null,
                ["folder"] = isPop3 ? null : "=Archive, old",
                ["since"] = index % 6 == 0 ? "2026-02-28" : null,
                ["secureConnection"] = isSecure,
                ["connectionType"] = isSecure ? index % 2 == 0 ? "TLS" : "SSL" : null,
                ["skipCertificate"] = index % 8 == 0,
                ["keepCopy"] = index % 2 == 0,
                ["enabled"] = index % 9 != 0,
                ["automaticCheck"] = false,
                ["checkIntervalMinutes"] = 1 + index,
                ["credentialId"] = known.Credentials[index % 2],
                ["useNetworkConnector"] = isThroughProxy,
                ["networkConnectorId"] = isThroughProxy ? known.Connector : null,
            };
            await api.PostAsync("api/accounts", body, HttpStatusCode.Created);
        }
    }

    private static async Task<List<string>> AccountsAsync(Api api) =>
        [.. (await api.AllAsync("api/accounts?sort=id")).Select(account => account.ToJsonString())];

    private static async Task<byte[]> FileAsync(Api api, string columns, string sort)
    {
        var body = new JsonObject { ["report"] = "accounts", ["sort"] = sort, ["columns"] = columns };
        using var response = await api.SendAsync(HttpMethod.Post, "api/exports", body.ToJsonString());
        await Api.ReadAsync(response, HttpStatusCode.Accepted);
        var export = await api.OverAsync(response.Headers.Location!.OriginalString.TrimStart('/'));
        ((string)export["columns"]!, (string)export["status"]!).ShouldBe((columns, "Ready"));
        return await Exports.DownloadAsync(export);
    }
}
