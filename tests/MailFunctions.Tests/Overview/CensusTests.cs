using MailFunctions.Accounts;
using MailFunctions.Overview;
using MailFunctions.Tests.Accounts;
using MailFunctions.Tests.Faults;
using MailFunctions.Tests.Infrastructure;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;

namespace MailFunctions.Tests.Overview;

/// <summary>Counting the accounts: what is counted, and how often.</summary>
public sealed class CensusTests
{
    private const int Many = 2500;

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Accounts_of_several_blocks_are_counted_as_the_report_finds_them()
    {
        await using var azurite = await AzuriteServer.StartAsync();
        using var folder = new TemporaryFolder();
        var clock = new FakeTimeProvider(DateTimeOffset.UtcNow);
        await using var services = await InProcess.StartAsync(azurite, null, clock, folder.Path);
        await ManyAccounts.SeedAsync(azurite, Many);
        using var census = Census(services, clock);
        var scan = services.GetRequiredService<AccountScan>();

        (await census.TakeAsync(Stop)).Counts.ByState[CheckState.Never].ShouldBe(Many - (Many / 10));
        clock.Advance(TimeSpan.FromDays(31));
        var counted = await census.TakeAsync(Stop);

        (counted.Counts.Total, counted.Counts.Enabled, counted.Attention).ShouldBe((Many, Many - (Many / 10), Many - (Many / 10)));
        foreach (var state in Enum.GetValues<CheckState>())
        {
            var listed = await scan.UpwardsAsync(new(Enabled: true, CheckState: state), default, Many, Stop).CountAsync(Stop);
            counted.Counts.ByState[state].ShouldBe(listed, state.ToString());
        }

        counted.Worst.Select(account => account.Id.Value).ShouldBe(Enumerable.Range(1, 22).Where(id => id % 10 != 0));
        counted.Worst.ShouldAllBe(account => account.State == CheckState.Overdue && account.Name == ManyAccounts.Name(account.Id.Value));
    }

    [Fact]
    public async Task Accounts_are_counted_once_for_all_who_ask_and_who_leaves_does_not_end_it()
    {
        await using var azurite = await AzuriteServer.StartAsync();
        using var folder = new TemporaryFolder();
        var (hold, clock) = (new HoldPolicy(), new FakeTimeProvider(DateTimeOffset.UtcNow));
        await using var services = await InProcess.StartAsync(azurite, hold, clock, folder.Path);
        using var census = Census(services, clock);
        var held = hold.HoldAsync(request => request.Uri.ToString().Contains("Accounts", StringComparison.Ordinal));
        using var leaving = new CancellationTokenSource();

        var first = census.TakeAsync(leaving.Token);
        var others = Enumerable.Range(0, 10).Select(_ => census.TakeAsync(Stop)).ToList();
        await held;
        await leaving.CancelAsync();
        await Should.ThrowAsync<OperationCanceledException>(first);
        hold.Release();

        (await Task.WhenAll(others)).Distinct().ShouldHaveSingleItem().ShouldBeSameAs(await census.TakeAsync(Stop));
    }

    [Fact]
    public async Task Count_is_remembered_for_a_minute_and_serves_while_the_next_takes_long()
    {
        await using var azurite = await AzuriteServer.StartAsync();
        using var folder = new TemporaryFolder();
        var (hold, clock) = (new HoldPolicy(), new FakeTimeProvider(DateTimeOffset.UtcNow));
        await using var services = await InProcess.StartAsync(azurite, hold, clock, folder.Path);
        using var census = Census(services, clock);

        var first = await census.TakeAsync(Stop);
        clock.Advance(TimeSpan.FromSeconds(59));
        (await census.TakeAsync(Stop)).ShouldBeSameAs(first);

        clock.Advance(TimeSpan.FromSeconds(1));
        var held = hold.HoldAsync(request => request.Uri.ToString().Contains("Accounts", StringComparison.Ordinal));
        var waiting = census.TakeAsync(Stop);
        await held;
        clock.Advance(TimeSpan.FromSeconds(2));
        (await waiting).ShouldBeSameAs(first);

        clock.Advance(TimeSpan.FromMinutes(9));
        var tooOld = census.TakeAsync(Stop);
        clock.Advance(TimeSpan.FromSeconds(10));
        tooOld.IsCompleted.ShouldBeFalse();
        hold.Release();
        (await tooOld).ShouldNotBeSameAs(first);
    }

    [Fact]
    public async Task Count_that_fails_is_not_remembered()
    {
        await using var azurite = await AzuriteServer.StartAsync();
        using var folder = new TemporaryFolder();
        var (faults, clock) = (new FaultPolicy(), new FakeTimeProvider(DateTimeOffset.UtcNow));
        await using var services = await InProcess.StartAsync(azurite, faults, clock, folder.Path);
        using var census = Census(services, clock);

        faults.Arm(FaultKind.Gone, 1);
        await Should.ThrowAsync<Azure.RequestFailedException>(census.TakeAsync(Stop));
        faults.Disarm();

        (await census.TakeAsync(Stop)).Counts.Total.ShouldBe(0);
    }

    [Fact]
    public void Worst_accounts_come_first_and_no_more_than_twenty_are_kept()
    {
        var now = DateTimeOffset.UtcNow;
        var census = new Census(now);
        foreach (var id in Enumerable.Range(1, 100))
        {
            census.Add(new(new(id), $"{id}", Enabled: id != 100, id switch { < 50 => CheckState.Failing, < 60 => CheckState.Overdue, < 62 or 100 => CheckState.Suspended, _ => CheckState.Ok }, now.AddMinutes(-id), null, null));
        }

        census.Attention.ShouldBe(61);
        census.Worst.Select(account => account.Id.Value).ShouldBe([61, 60, .. Enumerable.Range(50, 10).Reverse(), .. Enumerable.Range(42, 8).Reverse()]);
    }

    private static AccountCensus Census(IServiceProvider services, TimeProvider clock) =>
        new(services.GetRequiredService<AccountConditions>(), Options.Create(new OverviewOptions()), clock);
}
