using System.Diagnostics;
using System.Runtime.CompilerServices;
using MailFunctions.Benchmarks.Mail.Peers;
using MailFunctions.Tests.Infrastructure;

namespace MailFunctions.Benchmarks.Mail;

/// <summary>Accounts whose mailboxes are full when they are checked for the first time.</summary>
internal sealed class SyncScenario : IScenario
{
    // Which number of requests at once storage answers fastest depends on the machine.
    private static readonly int[] RequestsAtOnce = [8, 16, 32];

    /// <inheritdoc/>
    public string Name => "sync";

    /// <inheritdoc/>
    public string Title => "First syncs, from the minute of the timer until everything is stored and the last account's state is written";

    /// <inheritdoc/>
    public async IAsyncEnumerable<Measured> RunAsync(Stage stage, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await using var dovecot = await DovecotServer.StartAsync(stage.Certificates, MailServerSettings.Fast);
        foreach (var (count, messages) in new[] { (1, stage.Of(20_000)), (stage.Of(200), 100) })
        {
            var load = new Load(await Letters.DeliverAsync(dovecot, count, messages, cancellationToken), messages);
            var floor = await FloorAsync(load, cancellationToken);
            foreach (var distance in Distance.Both)
            {
                await using var proxy = distance.ProxyTo(dovecot.ImapsPort);
                yield return await MeasureAsync(stage, load, floor, distance, proxy?.Port ?? dovecot.ImapsPort, cancellationToken);
            }
        }
    }

    private static async Task<Measured> MeasureAsync(Stage stage, Load load, double floor, Distance distance, int port, CancellationToken cancellationToken)
    {
        var mbsync = await MbsyncAsync(stage, load, port);
        var round = await OursAsync(stage, load, port, cancellationToken);
        var ours = load.PerSecond(round.Took);
        return new()
        {
            Case = $"{load}, {distance}",
            Unit = "messages/s",
            Ours = ours,
            Limit = round.Profile,
            Floor = floor,
            FloorIs = "the same bytes into the same storage: a blob each, 50 rows a transaction",
            Peers = [new("mbsync", mbsync)],
            Reach =
            [
                Reach.AtLeast(0.8, "floor", ours, floor),
                .. distance.IsAway ? [Reach.AtLeast(1, "mbsync", ours, mbsync)] : Array.Empty<Reach>(),
            ],
        };
    }

    /// <summary>How fast storage takes it all, at its best concurrency.</summary>
    private static async Task<double> FloorAsync(Load load, CancellationToken cancellationToken)
    {
        var best = 0.0;
        foreach (var atOnce in RequestsAtOnce)
        {
            await using var storage = await BareStorage.StartAsync(cancellationToken);
            var watch = Stopwatch.StartNew();
            await storage.StoreAsync(load.Mailboxes.Count, load.Messages, atOnce, cancellationToken);
            best = Math.Max(best, load.PerSecond(watch.Elapsed));
        }

        return best;
    }

    private static async Task<Round> OursAsync(Stage stage, Load load, int port, CancellationToken cancellationToken)
    {
        await using var accounts = await CheckedAccounts.StartAsync(stage, load.Mailboxes, port, cancellationToken);
        return await accounts.CheckAsync(load.Messages, cancellationToken);
    }

    private static async Task<double> MbsyncAsync(Stage stage, Load load, int port)
    {
        using var mbsync = new Mbsync(stage, load.Mailboxes, port);
        var watch = Stopwatch.StartNew();
        await mbsync.RunAsync();
        return load.PerSecond(watch.Elapsed);
    }

    private sealed record Load(IReadOnlyList<Mailbox> Mailboxes, int Messages)
    {
        public double PerSecond(TimeSpan time) => Mailboxes.Count * Messages / time.TotalSeconds;

        public override string ToString() =>
            $"{Messages:#,0} messages of 4 KB in {(Mailboxes.Count == 1 ? "a mailbox" : $"each of {Mailboxes.Count:#,0} mailboxes")}";
    }
}
