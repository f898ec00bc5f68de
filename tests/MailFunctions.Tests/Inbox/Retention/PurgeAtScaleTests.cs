using System.Diagnostics;
using MailFunctions.Tests.Faults;
using MailFunctions.Tests.Infrastructure;

namespace MailFunctions.Tests.Inbox.Retention;

/// <summary>Half of a large inbox is too old.</summary>
public sealed class PurgeAtScaleTests(ITestOutputHelper output)
{
    // A turn takes 2000.
    private const int Half = 300;
    private const int Turn = 200;

    [Fact]
    public async Task Much_is_purged_in_several_turns_and_nothing_but_what_is_too_old()
    {
        await using var azurite = await AzuriteServer.StartAsync();
        var clock = new ShiftedClock();
        await using var checker = await Checker.StartAsync(azurite, new FaultPolicy(), clock, beside: null, ("Retention:TurnMessages", $"{Turn}"));
        var id = await checker.CreateAccountAsync(keepMessagesDays: 30);
        var all = Enumerable.Range(1, 2 * Half).Select(uid => InboxStore.Imap((uint)uid)).ToList();
        // Old and young ones take turns in the list.
        await checker.StoreAsync(id, all.Where(message => message.Number % 2 == 0));
        clock.Ahead = TimeSpan.FromDays(20);
        await checker.StoreAsync(id, all.Where(message => message.Number % 2 == 1));
        clock.Ahead = TimeSpan.FromDays(31);

        var memory = GC.GetTotalMemory(forceFullCollection: true);
        var watch = Stopwatch.StartNew();
        var turns = await checker.AgeAsync(id);
        watch.Stop();
        var more = GC.GetTotalMemory(forceFullCollection: true) - memory;

        output.WriteLine($"Purged {Half} of {2 * Half} messages in {turns} turns and {watch.Elapsed.TotalSeconds:0.0} s: {Half / watch.Elapsed.TotalSeconds:0} messages a second, {more / 1024} KiB more memory after it.");
        turns.ShouldBe(2);
        await checker.ShouldHoldAsync(id, all.Where(message => message.Number % 2 == 1).Select(message => $"message {message.Number}"));
        watch.Restart();
        (await checker.AgeAsync(id)).ShouldBe(1);
        output.WriteLine($"Looking again, with nothing too old: {watch.Elapsed.TotalMilliseconds:0} ms.");
    }
}
