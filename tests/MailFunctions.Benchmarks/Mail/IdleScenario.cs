using System.Runtime.CompilerServices;
using MailFunctions.Benchmarks.Mail.Peers;
using MailFunctions.Tests.Infrastructure;

namespace MailFunctions.Benchmarks.Mail;

/// <summary>Checks of accounts that have no new mail, which is what nearly all checks are.</summary>
internal sealed class IdleScenario : IScenario
{
    private const int Messages = 3;

    // Each is a minute's.
    private const int Rounds = 2;

    /// <inheritdoc/>
    public string Name => "idle";

    /// <inheritdoc/>
    public string Title => "Idle checks, from the minute of the timer until the last account's state is written; the best of some rounds";

    /// <inheritdoc/>
    public async IAsyncEnumerable<Measured> RunAsync(Stage stage, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await using var dovecot = await DovecotServer.StartAsync(stage.Certificates, MailServerSettings.Fast);
        var mailboxes = await Letters.DeliverAsync(dovecot, stage.Of(1000), Messages, cancellationToken);
        foreach (var distance in Distance.Both)
        {
            await using var proxy = distance.ProxyTo(dovecot.ImapsPort);
            yield return await MeasureAsync(stage, mailboxes, distance, proxy?.Port ?? dovecot.ImapsPort, cancellationToken);
        }
    }

    private static async Task<Measured> MeasureAsync(Stage stage, IReadOnlyList<Mailbox> mailboxes, Distance distance, int port, CancellationToken cancellationToken)
    {
        using var trust = new Trust(stage.Certificates);
        var looks = new IdleLooks(trust, port);
        var floor = await Rate.BestAsync(mailboxes.Count, () => SideBySideAsync(mailboxes, looks.BareAsync, cancellationToken));
        var mailKit = await Rate.BestAsync(mailboxes.Count, () => SideBySideAsync(mailboxes, looks.MailKitAsync, cancellationToken));
        var peers = await PeersAsync(stage, [.. mailboxes.Take(stage.Of(distance.IsAway ? 20 : 100))], port);
        var ours = await OursAsync(stage, mailboxes, port, cancellationToken);
        var rate = mailboxes.Count / ours.Took.TotalSeconds;
        return new()
        {
            Case = $"{mailboxes.Count:#,0} accounts over TLS, {distance}",
            Unit = "accounts/s",
            Ours = rate,
            Limit = ours.Profile,
            Floor = floor,
            FloorIs = $"LOGIN, STATUS and LOGOUT at once, {CheckedAccounts.Connections} connections",
            Peers = [new($"MailKit, {CheckedAccounts.Connections} connections", mailKit), .. peers],
            Reach =
            [
                Reach.AtLeast(0.8, "floor", rate, floor),
                .. distance.IsAway ? [Reach.AtLeast(100, peers[0].Name, rate, peers[0].Figure)] : Array.Empty<Reach>(),
            ],
        };
    }

    private static async Task<Round> OursAsync(Stage stage, IReadOnlyList<Mailbox> mailboxes, int port, CancellationToken cancellationToken)
    {
        await using var accounts = await CheckedAccounts.StartAsync(stage, mailboxes, port, cancellationToken);
        await accounts.CheckAsync(Messages, cancellationToken);
        var rounds = new List<Round>();
        while (rounds.Count < Rounds)
        {
            rounds.Add(await accounts.CheckAsync(Messages, cancellationToken));
        }

        return rounds.MinBy(round => round.Took)!;
    }

    private static Task SideBySideAsync(IReadOnlyList<Mailbox> mailboxes, Func<Mailbox, CancellationToken, Task> look, CancellationToken cancellationToken)
    {
        var options = new ParallelOptions { MaxDegreeOfParallelism = CheckedAccounts.Connections, CancellationToken = cancellationToken };
        return Parallel.ForEachAsync(mailboxes, options, async (mailbox, stop) => await look(mailbox, stop));
    }

    /// <summary>The programs that look into one mailbox after another, at fewer of them, since they take so long.</summary>
    private static async Task<IReadOnlyList<Peer>> PeersAsync(Stage stage, IReadOnlyList<Mailbox> mailboxes, int port)
    {
        using var fetchmail = new Fetchmail(stage, mailboxes, port);
        using var getmail = new Getmail(stage, mailboxes, port);
        using var mbsync = new Mbsync(stage, mailboxes, port);
        await getmail.RunAsync();
        await mbsync.RunAsync();
        return
        [
            new("fetchmail", await Rate.BestAsync(mailboxes.Count, fetchmail.CheckAsync)),
            new("getmail", await Rate.BestAsync(mailboxes.Count, getmail.RunAsync)),
            new("mbsync", await Rate.BestAsync(mailboxes.Count, mbsync.RunAsync)),
        ];
    }
}
