using System.Runtime.CompilerServices;
using MailFunctions.Benchmarks.Growth;
using MailFunctions.Tests.Faults;
using MailFunctions.Tests.Infrastructure;

namespace MailFunctions.Benchmarks.Start;

/// <summary>How soon a process that starts is of use, and what a check leaves to the garbage collector.</summary>
internal sealed class StartScenario : IScenario
{
    private const int Starts = 5;
    private const int WarmUp = 50;
    private const int Checks = 200;

    /// <inheritdoc/>
    public string Name => "start";

    /// <inheritdoc/>
    public string Title => "Start of the process, and memory that a check allocates";

    /// <inheritdoc/>
    public async IAsyncEnumerable<Measured> RunAsync(Stage stage, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await using var azurite = await AzuriteServer.StartAsync();
        await using var dovecot = await DovecotServer.StartAsync(stage.Certificates);
        var runs = await StartAsync(stage, azurite, dovecot, cancellationToken);
        yield return new() { Case = "from the start of the process to the first answer", Unit = "ms", Ours = Turns.Median(runs.Select(run => run.Answered)) };
        yield return new() { Case = "… to the end of the first check, which waited on the queue", Unit = "ms", Ours = Turns.Median(runs.Select(run => run.Checked)) };

        await using var checker = await Checker.StartAsync(azurite, policy: null, TimeProvider.System);
        var idle = await IdleAccount.CreateAsync(checker, dovecot);
        await idle.GrowthAsync(stage.Of(WarmUp));
        var growth = await idle.GrowthAsync(stage.Of(Checks), () => GC.GetTotalAllocatedBytes(precise: true));
        yield return new() { Case = "allocated by an idle check over TLS", Unit = "bytes", Ours = growth[0] };
    }

    private static async Task<IReadOnlyList<(double Answered, double Checked)>> StartAsync(
        Stage stage,
        AzuriteServer azurite,
        DovecotServer dovecot,
        CancellationToken cancellationToken)
    {
        await using var app = await App.StartAsync(azurite, stage.Certificates, RunningApp.AsInAzure);
        await using var starting = await StartingApp.PrepareAsync(app, azurite, dovecot);
        var runs = new List<(double Answered, double Checked)>();
        while (runs.Count < stage.Of(Starts))
        {
            runs.Add(await starting.RunAsync(cancellationToken));
        }

        return runs;
    }
}
