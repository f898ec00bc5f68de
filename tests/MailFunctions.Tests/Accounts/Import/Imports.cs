using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;
using MailFunctions.Tests.Infrastructure;

namespace MailFunctions.Tests.Accounts.Import;

/// <summary>Writes files of accounts, and imports them.</summary>
internal static class Imports
{
    /// <summary>The headings of a new account.</summary>
    public static readonly string[] Essential = ["Name", "Protocol", "Connection type", "Address", "Credential"];

    /// <summary>A file of rows, as a careful program writes it.</summary>
    public static string Csv(params IEnumerable<string[]> rows) => string.Concat(rows.Select(Line));

    /// <summary>One row of a file.</summary>
    public static string Line(string[] cells) =>
        string.Join(',', cells.Select(cell => $"\"{cell.Replace("\"", "\"\"", StringComparison.Ordinal)}\"")) + "\r\n";

    /// <summary>Imports a file.</summary>
    public static Task<JsonObject> ImportAsync(this Api api, string csv, bool dryRun = false) => api.ImportAsync(Encoding.UTF8.GetBytes(csv), dryRun);

    /// <summary>Imports a file.</summary>
    public static async Task<JsonObject> ImportAsync(this Api api, byte[] csv, bool dryRun = false)
    {
        using var response = await api.SendCsvAsync(csv, dryRun ? "?dryRun=true" : "");
        var answer = await Api.ReadAsync(response, HttpStatusCode.OK);
        ((bool)answer["dryRun"]!).ShouldBe(dryRun);
        foreach (var outcome in new[] { "created", "updated", "unchanged", "failed" })
        {
            ((int)answer[outcome]!).ShouldBe(answer.Rows().Count(row => ((string)row["outcome"]!).Equals(outcome, StringComparison.OrdinalIgnoreCase)));
        }

        return answer;
    }

    /// <summary>Sends a file.</summary>
    public static async Task<HttpResponseMessage> SendCsvAsync(this Api api, byte[] csv, string query = "", string contentType = "text/csv")
    {
        using var content = new ByteArrayContent(csv);
        content.Headers.ContentType = MediaTypeHeaderValue.Parse(contentType);
        return await api.Http.PostAsync($"api/accounts/import{query}", content, TestContext.Current.CancellationToken);
    }

    /// <summary>What was made of the rows.</summary>
    public static List<JsonNode> Rows(this JsonObject answer) => [.. answer["rows"]!.AsArray().Select(row => row!)];

    /// <summary>What was made of the rows, in a word each.</summary>
    public static IEnumerable<string> Outcomes(this JsonObject answer) => answer.Rows().Select(row => (string)row["outcome"]!);

    /// <summary>What is wrong with a row, by heading.</summary>
    public static Dictionary<string, string> Errors(this JsonNode row) =>
        row["errors"]!.AsObject().ToDictionary(error => error.Key, error => string.Join(' ', error.Value!.AsArray().Select(rule => (string)rule!)));

    /// <summary>A credential, by its name.</summary>
    public static async Task<string> CredentialAsync(this Api api, string? name = null)
    {
        var body = new JsonObject { ["name"] = name ?? Api.UniqueName("credential"), ["userName"] = "user", ["password"] = "secret" };
        return (string)(await api.PostAsync("api/credentials", body, HttpStatusCode.Created))["name"]!;
    }

    /// <summary>A network connector, by its name.</summary>
    public static async Task<string> ConnectorAsync(this Api api, string? name = null)
    {
        var body = new JsonObject { ["name"] = name ?? Api.UniqueName("connector"), ["type"] = "SOCKS5", ["address"] = "proxy.example.com", ["port"] = 1080 };
        return (string)(await api.PostAsync("api/connectors", body, HttpStatusCode.Created))["name"]!;
    }

    /// <summary>The accounts whose names have a part.</summary>
    public static Task<List<JsonNode>> NamedAsync(this Api api, string part) => api.AllAsync($"api/accounts?name={Uri.EscapeDataString(part)}");
}
