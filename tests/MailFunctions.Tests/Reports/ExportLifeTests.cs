using System.Net;
using Azure.Data.Tables;
using Azure.Storage.Blobs;
using MailFunctions.Reports.Exports;
using MailFunctions.Tests.Accounts;
using MailFunctions.Tests.Infrastructure;
using Microsoft.Extensions.Time.Testing;

namespace MailFunctions.Tests.Reports;

/// <summary>Exports under way, exports that fail, and exports whose time is over.</summary>
public sealed class ExportLifeTests(Product product)
{
    // More than fit into the first megabyte of a file.
    private const int Accounts = 25_000;

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Rows_so_far_are_shown_and_a_killed_export_is_written_anew()
    {
        await using var azurite = await AzuriteServer.StartAsync();
        await using var blobs = new Interceptor(azurite.BlobPort);
        await using var tables = new Interceptor(azurite.TablePort);
        await using var app = await App.StartAsync(
            azurite,
            product.Certificates,
            ("AzureWebJobsStorage", azurite.ConnectionStringThrough(blobs, tables)),
            ("LocalHost__QueueLeaseSeconds", "10"));
        var api = new Api(app.Http);
        await ManyAccounts.SeedAsync(azurite, Accounts);

        var held = blobs.HoldBackAsync("comp=block&", answered: false);
        var path = await api.AskAsync();
        await held.WaitAsync(TimeSpan.FromSeconds(60), Stop);
        var running = await api.GetAsync(path);
        ((string)running["status"]!).ShouldBe("Running");
        ((int)running["rows"]!).ShouldBeInRange(1000, Accounts - 1);
        running["downloadUrl"].ShouldBeNull();

        await app.KillAsync();
        await app.RestartAsync();
        var export = await api.OverAsync(path);

        ((string)export["status"]!).ShouldBe("Ready", export.ToJsonString());
        ((int)export["rows"]!).ShouldBe(Accounts);
        Exports.Parse(await Exports.DownloadAsync(Direct(export, azurite, blobs))).Skip(1).Select(row => int.Parse(row[0], null)).ShouldBe(Enumerable.Range(1, Accounts));
    }

    [Fact]
    public async Task An_export_that_fails_again_and_again_says_why()
    {
        await using var azurite = await AzuriteServer.StartAsync();
        await using var app = await App.StartAsync(azurite, product.Certificates, ("AzureFunctionsJobHost__extensions__queues__visibilityTimeout", "00:00:00"));
        var api = new Api(app.Http);
        await new BlobServiceClient(azurite.ConnectionString).GetBlobContainerClient(ExportFiles.Container).DeleteAsync(cancellationToken: Stop);

        var export = await api.OverAsync(await api.AskAsync());

        ((string)export["status"]!).ShouldBe("Failed");
        ((string)export["error"]!).ShouldBe("Our storage did not answer. Nothing is wrong with the accounts: ask for the export again.");
        export["downloadUrl"].ShouldBeNull();
    }

    [Fact]
    public async Task Exports_whose_time_is_over_are_deleted_with_their_files()
    {
        await using var azurite = await AzuriteServer.StartAsync();
        await using var app = await App.StartAsync(azurite, product.Certificates, ("Reports__KeepDays", "3"));
        var api = new Api(app.Http);
        var export = await api.ExportAsync();
        var expiresAt = (DateTimeOffset)export["expiresAt"]!;
        (expiresAt - (DateTimeOffset)export["completedAt"]!).ShouldBe(TimeSpan.FromDays(3));
        var clock = new FakeTimeProvider(expiresAt.AddMinutes(-1));
        var blobs = new BlobServiceClient(azurite.ConnectionString);
        var purge = new ExportPurge(new ExportStore(new TableServiceClient(azurite.ConnectionString)), new ExportFiles(blobs), clock);

        await purge.RunAsync(Stop);
        await Exports.DownloadAsync(export);
        clock.SetUtcNow(expiresAt);
        await purge.RunAsync(Stop);

        (await api.AllAsync("api/exports")).ShouldBeEmpty();
        (await Should.ThrowAsync<HttpRequestException>(() => Exports.DownloadAsync(export))).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await blobs.GetBlobContainerClient(ExportFiles.Container).GetBlobsAsync(cancellationToken: Stop).CountAsync(Stop)).ShouldBe(0);
    }

    /// <summary>The export with a link that goes around the interceptor.</summary>
    private static System.Text.Json.Nodes.JsonObject Direct(System.Text.Json.Nodes.JsonObject export, AzuriteServer azurite, Interceptor blobs)
    {
        export["downloadUrl"] = ((string)export["downloadUrl"]!).Replace($":{blobs.Port}/", $":{azurite.BlobPort}/", StringComparison.Ordinal);
        return export;
    }
}
