using System.Text;
using MailFunctions.Accounts;
using MailFunctions.Accounts.Import;
using MailFunctions.Credentials;
using MailFunctions.Tests.Faults;
using MailFunctions.Tests.Infrastructure;
using Microsoft.Extensions.DependencyInjection;

namespace MailFunctions.Tests.Accounts.Import;

/// <summary>Storage that fails in the middle of an import: importing again makes what is missing, once.</summary>
public sealed class ImportFaultTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public static TheoryData<FaultKind> Kinds { get; } = new(Enum.GetValues<FaultKind>());

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task Whichever_request_fails_importing_again_leaves_one_account(FaultKind kind)
    {
        await using var azurite = await AzuriteServer.StartAsync();
        using var folder = new TemporaryFolder();
        var (faults, clock) = (new FaultPolicy(), new ShiftedClock());
        await using var services = await InProcess.StartAsync(azurite, faults, clock, folder.Path);
        var credential = await CredentialAsync(services);
        for (var request = 1; ; request++)
        {
            var csv = File([$"Account {request}"], credential);
            faults.Arm(kind, request);
            var (first, _) = await ImportAsync(services, csv);
            faults.Disarm();
            var isThere = (await NamesAsync(services)).Contains($"Account {request}");

            // What an interrupted import had reserved is free again after a minute.
            clock.Ahead += TimeSpan.FromMinutes(2);
            var (second, _) = await ImportAsync(services, csv);

            first.ShouldHaveSingleItem();
            if (kind == FaultKind.AnswerLost)
            {
                // What was answered to nobody is asked for again, and found.
                first[0].Outcome.ShouldBe(ImportOutcome.Created, $"request {request}: {first[0].Errors.Summary}");
            }

            // A row that failed may have been written after all.
            second.ShouldHaveSingleItem().Outcome.ShouldBe(isThere ? ImportOutcome.Unchanged : ImportOutcome.Created, $"request {request}: {first[0].Errors.Summary}; {second[0].Errors.Summary}");
            (await NamesAsync(services)).Order().ShouldBe(Enumerable.Range(1, request).Select(i => $"Account {i}").Order());
            if (!faults.IsMet)
            {
                request.ShouldBeGreaterThan(4);
                return;
            }
        }
    }

    [Fact]
    public async Task When_storage_is_gone_the_import_ends_early_and_says_so()
    {
        const int Rows = 500;
        await using var azurite = await AzuriteServer.StartAsync();
        using var folder = new TemporaryFolder();
        var (faults, clock) = (new FaultPolicy(), new ShiftedClock());
        await using var services = await InProcess.StartAsync(azurite, faults, clock, folder.Path);
        var csv = File(Enumerable.Range(1, Rows).Select(i => $"Account {i}"), await CredentialAsync(services));

        faults.Arm(FaultKind.Gone, 500);
        var (first, ending) = await ImportAsync(services, csv);
        faults.Disarm();
        clock.Ahead += TimeSpan.FromMinutes(2);
        var (second, noEnding) = await ImportAsync(services, csv);

        first.Count(row => row.Outcome == ImportOutcome.Created).ShouldBeGreaterThan(10);
        first.Count.ShouldBeLessThan(200);
        first.TakeLast(20).ShouldAllBe(row => row.IsStorageFailure && row.Errors.Single().Value.StartsWith("Storage did not answer."));
        ending.ShouldNotBeNull().ShouldContain("20 rows in a row");
        noEnding.ShouldBeNull();
        second.Count(row => row.Outcome is ImportOutcome.Created or ImportOutcome.Unchanged).ShouldBe(Rows);
        second.Take(10).ShouldAllBe(row => row.Outcome == ImportOutcome.Unchanged);
        (await NamesAsync(services)).Distinct().Count().ShouldBe(Rows);
    }

    private static byte[] File(IEnumerable<string> names, string credential) => Encoding.UTF8.GetBytes(
        Imports.Csv(names.Select(name => new[] { name, "IMAP", "SSL", "imap.example.com", credential }).Prepend(Imports.Essential)));

    private static async Task<string> CredentialAsync(ServiceProvider services)
    {
        var draft = new CredentialDraft { Name = "Log-in", UserName = "user", Password = "secret" };
        return (await services.GetRequiredService<CredentialChanges>().CreateAsync(draft, Actors.Tests, Stop)).Value!.Name;
    }

    private static async Task<(List<ImportedRow> Rows, string? Ending)> ImportAsync(ServiceProvider services, byte[] csv)
    {
        await using var file = (await ImportFile.OpenAsync(new MemoryStream(csv), Stop)).Value!;
        var rows = await services.GetRequiredService<AccountImport>().RunAsync(file, isDryRun: false, Actors.Tests, Stop).ToListAsync(Stop);
        return (rows, file.Ending);
    }

    private static async Task<List<string>> NamesAsync(ServiceProvider services) =>
        await services.GetRequiredService<AccountScan>().RowsAsync(new(), descending: false, Stop).Select(row => row.Name).ToListAsync(Stop);
}
