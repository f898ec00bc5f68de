using System.Globalization;
using MailFunctions.Tests.Growth;

namespace MailFunctions.Benchmarks.Growth;

/// <summary>What a run of the timer took.</summary>
/// <param name="Accounts">How many accounts there are.</param>
/// <param name="Blocks">How many blocks of a thousand these are.</param>
/// <param name="Use">What it asks of storage.</param>
/// <param name="Milliseconds">How long it takes.</param>
/// <param name="Bare">How long it takes to look for what is due, and nothing else; milliseconds.</param>
internal sealed record Dispatched(int Accounts, int Blocks, StorageUse Use, double Milliseconds, double Bare)
{
    private const string BlocksAre = "growth of the blocks";
    private const string LooksAre = "one query a block, as many at a time";

    private double Requests => Use.Tables + Use.Queues + Use.Blobs;

    /// <summary>Its requests to storage as a line of the table.</summary>
    /// <param name="first">What it took with the fewest accounts.</param>
    public Measured Requested(Dispatched first) => new()
    {
        Case = $"{Accounts:#,0} accounts in {Blocks} blocks: to storage",
        Unit = "requests",
        Ours = Requests,
        Floor = Blocks,
        FloorIs = "one query a block",
        Reach = this == first ? [] : [AtMostAsBlocks(first, run => run.Requests)],
    };

    /// <summary>Its time as a line of the table.</summary>
    /// <param name="first">What it took with the fewest accounts.</param>
    public Measured Timed(Dispatched first) => new()
    {
        Case = $"{Accounts:#,0} accounts in {Blocks} blocks",
        Unit = "ms",
        Ours = Milliseconds,
        Floor = Bare,
        FloorIs = LooksAre,
        Reach = this == first ? [] : [AtMostAsBlocks(first, run => run.Milliseconds)],
        Limit = Limit(first),
    };

    // It grew so many times over while the blocks did so many times over.
    private Reach AtMostAsBlocks(Dispatched first, Func<Dispatched, double> figure) =>
        Reach.AtMost(1, BlocksAre, figure(this) / figure(first), (double)Blocks / first.Blocks);

    private string Limit(Dispatched first) => string.Create(
        CultureInfo.InvariantCulture,
        $"of {Milliseconds:0} ms the bare queries take {Bare:0}: {Bare / Blocks:0.0} a block, where it is {first.Bare / first.Blocks:0.0} with {first.Accounts:#,0} accounts. Azurite looks at all rows of a table to answer for one partition.");
}
