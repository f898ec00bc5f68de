using System.Diagnostics;
using System.Runtime.CompilerServices;
using MailFunctions.Benchmarks.Mail.Peers;
using MailFunctions.Tests.Infrastructure;

namespace MailFunctions.Benchmarks.Mail;

/// <summary>Accounts whose mailboxes are full when they are checked for the first time.</summary>
internal sealed class SyncScenario : IScenario
{
    // The number of requests at once that storage answers best depends on the machine.
    private static readonly int[] AtOnce = [8, 16, 32];

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
            var mailboxes = await Letters.DeliverAsync(dovecot, count, messages, cancellationToken);
            var floor = await FloorAsync(count, messages, cancellationToken);
            foreach (var distance in Distance.Both)
            {
                await using var proxy = distance.ProxyTo(dovecot.ImapsPort);
                var port = proxy?.Port ?? dovecot.ImapsPort;
                var mbsync = await MbsyncAsync(stage, mailboxes, messages, port);
                var ours = await OursAsync(stage, mailboxes, messages, port, cancellationToken);
                yield return new()
                {
                    Case = $"{messages:#,0} messages of 4 KB in {(count == 1 ? "a mailbox" : $"each of {count:#,0} mailboxes")}, {distance}",
                    Unit = "messages/s",
                    Ours = ours,
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
        }
    }

    /// <summary>At its best concurrency.</summary>
    private static async Task<double> FloorAsync(int mailboxes, int messages, CancellationToken cancellationToken)
    {
        var best = 0.0;
        foreach (var atOnce in AtOnce)
        {
            await using var storage = await BareStorage.StartAsync(cancellationToken);
            var watch = Stopwatch.StartNew();
            await storage.StoreAsync(mailboxes, messages, atOnce, cancellationToken);
            best = Math.Max(best, mailboxes * messages / watch.Elapsed.TotalSeconds);
        }

        return best;
    }

    private static async Task<double> OursAsync(Stage stage, IReadOnlyList<Mailbox> mailboxes, int messages, int port, CancellationToken cancellationToken)
    {
        await using var accounts = await CheckedAccounts.StartAsync(stage, mailboxes, port, cancellationToken);
        var took = await accounts.CheckAsync(messages, cancellationToken);
        return mailboxes.Count * messages / took.TotalSeconds;
    }

    private static async Task<double> MbsyncAsync(Stage stage, IReadOnlyList<Mailbox> mailboxes, int messages, int port)
    {
        using var mbsync = new Mbsync(stage, mailboxes, port);
        var watch = Stopwatch.StartNew();
        await mbsync.RunAsync();
        return mailboxes.Count * messages / watch.Elapsed.TotalSeconds;
    }
}
