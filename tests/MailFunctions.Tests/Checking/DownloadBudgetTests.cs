using MailFunctions.Checking.Mailboxes;
using Microsoft.Extensions.Options;

namespace MailFunctions.Tests.Checking;

/// <summary>How downloads share a budget of 100 bytes.</summary>
public sealed class DownloadBudgetTests
{
    private readonly DownloadBudget _budget = new(Options.Create(new DownloadOptions { BytesInFlight = 100 }));

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Download_waits_until_its_share_is_free()
    {
        var first = await _budget.TakeAsync(60, Stop);
        using var second = await _budget.TakeAsync(40, Stop);
        var third = _budget.TakeAsync(60, Stop);
        third.IsCompleted.ShouldBeFalse();

        first.Dispose();

        (await third.WaitAsync(TimeSpan.FromSeconds(10), Stop)).Dispose();
    }

    [Fact]
    public async Task Small_download_does_not_overtake_a_large_one()
    {
        var first = await _budget.TakeAsync(60, Stop);
        var large = _budget.TakeAsync(100, Stop);
        var small = _budget.TakeAsync(1, Stop);

        first.Dispose();
        var share = await large.WaitAsync(TimeSpan.FromSeconds(10), Stop);
        small.IsCompleted.ShouldBeFalse();
        share.Dispose();

        (await small.WaitAsync(TimeSpan.FromSeconds(10), Stop)).Dispose();
    }

    [Fact]
    public async Task Download_larger_than_the_budget_passes_alone()
    {
        var huge = await _budget.TakeAsync(1_000, Stop);
        var other = _budget.TakeAsync(1, Stop);
        other.IsCompleted.ShouldBeFalse();

        huge.Dispose();

        (await other.WaitAsync(TimeSpan.FromSeconds(10), Stop)).Dispose();
    }

    [Fact]
    public async Task Cancelled_wait_lets_those_behind_it_pass()
    {
        using var first = await _budget.TakeAsync(60, Stop);
        using var cancel = new CancellationTokenSource();
        var large = _budget.TakeAsync(100, cancel.Token);
        var small = _budget.TakeAsync(40, Stop);

        await cancel.CancelAsync();

        await Should.ThrowAsync<OperationCanceledException>(() => large.WaitAsync(TimeSpan.FromSeconds(10), Stop));
        (await small.WaitAsync(TimeSpan.FromSeconds(10), Stop)).Dispose();
    }

    [Fact]
    public async Task Share_given_back_twice_counts_once()
    {
        var first = await _budget.TakeAsync(60, Stop);
        using var second = await _budget.TakeAsync(40, Stop);
        first.Dispose();
        first.Dispose();

        using var third = await _budget.TakeAsync(60, Stop);
        _budget.TakeAsync(1, Stop).IsCompleted.ShouldBeFalse();
    }
}
