using System.Net;
using System.Text.Json.Nodes;
using MailFunctions.Tests.Infrastructure;
using Microsoft.VisualBasic.FileIO;

namespace MailFunctions.Tests.Reports;

/// <summary>Asks for exports and reads them, as a user and a spreadsheet do.</summary>
internal static class Exports
{
    public static readonly string[] Headings =
        ["ID", "Name", "Secure connection", "Connection type", "Protocol", "Port", "Automatic check", "Keep copy in server"];

    /// <summary>Asks for an export.</summary>
    /// <returns>Its path.</returns>
    public static async Task<string> AskAsync(this Api api, JsonObject? filter = null, string? sort = null)
    {
        var body = new JsonObject { ["report"] = "accounts", ["filter"] = filter, ["sort"] = sort };
        using var response = await api.SendAsync(HttpMethod.Post, "api/exports", body.ToJsonString());
        await Api.ReadAsync(response, HttpStatusCode.Accepted);
        return response.Headers.Location!.OriginalString.TrimStart('/');
    }

    /// <summary>Waits until an export is over.</summary>
    public static Task<JsonObject> OverAsync(this Api api, string path) => Wait.ForAsync(
        async () => await api.GetAsync(path) is var export && (string)export["status"]! is "Ready" or "Failed" ? export : null, "the export is over");

    /// <summary>Asks for an export, and waits until it is ready.</summary>
    public static async Task<JsonObject> ExportAsync(this Api api, JsonObject? filter = null, string? sort = null)
    {
        var export = await api.OverAsync(await api.AskAsync(filter, sort));
        ((string)export["status"]!).ShouldBe("Ready", export.ToJsonString());
        return export;
    }

    /// <summary>Downloads the file through its link, which is all that is needed.</summary>
    public static async Task<byte[]> DownloadAsync(JsonObject export)
    {
        using var anybody = new HttpClient();
        return await anybody.GetByteArrayAsync((string)export["downloadUrl"]!, TestContext.Current.CancellationToken);
    }

    /// <summary>The rows of a file as another program's parser sees them, headings first.</summary>
    public static List<string[]> Parse(byte[] csv)
    {
        using var parser = new TextFieldParser(new MemoryStream(csv)) { HasFieldsEnclosedInQuotes = true, TrimWhiteSpace = false, Delimiters = [","] };
        var rows = new List<string[]>();
        while (parser.ReadFields() is { } row)
        {
            rows.Add(row);
        }

        return rows;
    }
}
