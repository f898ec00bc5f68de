using MailFunctions.Http;
using MailFunctions.Security.Audit;
using MailFunctions.Tests.Infrastructure;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;

namespace MailFunctions.Tests.Security.Audit;

/// <summary>Records go when their time is over, whole days at a time.</summary>
public sealed class AuditPurgeTests
{
    private static readonly DateTimeOffset Start = new(2026, 1, 1, 12, 0, 0, TimeSpan.Zero);

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("10", 11)]
    [InlineData("0", 20)]
    public async Task Records_are_kept_for_the_days_that_the_setting_says(string days, int kept)
    {
        await using var azurite = await AzuriteServer.StartAsync();
        using var folder = new TemporaryFolder();
        var clock = new FakeTimeProvider(Start);
        await using var services = await InProcess.StartAsync(azurite, null, clock, folder.Path, ("Retention:AuditDays", days));
        var audit = services.GetRequiredService<AuditTrail>();
        for (var day = 0; day < 20; day++)
        {
            clock.SetUtcNow(Start.AddDays(day));
            await audit.ChangeAsync(Actors.Tests, new(AuditAction.AccountDeleted, AuditTarget.Account(day)), () => Task.FromResult<Problem?>(null), Stop);
        }

        clock.SetUtcNow(Start.AddDays(19.4));
        await services.GetRequiredService<AuditPurge>().RunAsync(Stop);

        var records = await services.GetRequiredService<AuditStore>().ReadAsync(new(null, null, null, null, null), null, 100, Stop).ToListAsync(Stop);
        records.Select(record => record.Target).ShouldBe(Enumerable.Range(20 - kept, kept).Reverse().Select(AuditTarget.Account));
        records.ShouldAllBe(record => record.Outcome == AuditOutcome.Done);
    }
}
