using System.Diagnostics;
using System.Globalization;
using System.Text;
using MailFunctions.Tests.Infrastructure;

namespace MailFunctions.Tests.Accounts.Import;

/// <summary>
/// An import of many accounts: the memory it takes, and (printed, not asserted) its speed. <c>IMPORT_ROWS=10000</c> asks for that many instead
/// of the usual 2,000.
/// </summary>
public sealed class ImportAtScaleTests(Product product, ITestOutputHelper output)
{
    private const long Allowed = 100 * ProcessMemory.MiB;

    [Fact]
    public async Task Memory_does_not_grow_with_the_rows()
    {
        var rows = int.Parse(Environment.GetEnvironmentVariable("IMPORT_ROWS") is { Length: > 0 } text ? text : "2000", CultureInfo.InvariantCulture);
        await using var azurite = await AzuriteServer.StartAsync();
        await using var app = await App.StartAsync(azurite, product.Certificates);
        using var http = new HttpClient { BaseAddress = app.Address, Timeout = TimeSpan.FromMinutes(30) };
        http.DefaultRequestHeaders.Authorization = app.Http.DefaultRequestHeaders.Authorization;
        var api = new Api(http);
        var credential = await api.CredentialAsync();
        await api.ImportAsync(File(100, "Before", credential));
        var idle = ProcessMemory.Resident(app.ProcessId);
        var csv = File(rows, "Account", credential);

        await PrintAsync("created", "created");
        await PrintAsync("found unchanged", "unchanged");

        var growth = ProcessMemory.Peak(app.ProcessId) - idle;
        output.WriteLine($"{idle / ProcessMemory.MiB} MiB idle, {growth / ProcessMemory.MiB} MiB more at the peak; the file has {csv.Length / 1024} KiB");
        growth.ShouldBeLessThan(Allowed);

        async Task PrintAsync(string what, string count)
        {
            var watch = Stopwatch.StartNew();
            var answer = await api.ImportAsync(csv);
            output.WriteLine($"{rows} rows {what} in {watch.Elapsed.TotalSeconds:0.0} s: {rows / watch.Elapsed.TotalSeconds:0} rows/s");
            ((int)answer[count]!).ShouldBe(rows, string.Join('\n', answer["rows"]!.AsArray().Where(row => row!["errors"] is not null).Select(row => row!.ToJsonString())));
        }
    }

    private static byte[] File(int rows, string name, string credential)
    {
        var csv = new StringBuilder(Imports.Line(Imports.Essential));
        for (var i = 1; i <= rows; i++)
        {
            csv.Append(Imports.Line([string.Create(CultureInfo.InvariantCulture, $"{name} number {i}"), i % 2 == 0 ? "POP3" : "IMAP", "SSL", "mail.example.com", credential]));
        }

        return Encoding.UTF8.GetBytes(csv.ToString());
    }
}
