using System.Runtime.CompilerServices;
using MailFunctions.Benchmarks.Growth;

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
        var runs = new List<(double Answered, double Checked)>();
        await using (var app = await StartingApp.StartAsync(stage))
        {
            for (var i = 0; i < stage.Of(Starts); i++)
            {
                runs.Add(await app.RunAsync(cancellationToken));
            }
        }

        yield return new() { Case = "from the start of the process to the first answer", Unit = "ms", Ours = Turns.Median(runs.Select(run => run.Answered)) };
        yield return new() { Case = "… to the end of the first check, which waited on the queue", Unit = "ms", Ours = Turns.Median(runs.Select(run => run.Checked)) };

        await using var idle = await IdleAccount.StartAsync(stage, policy: null);
        await idle.GrowthAsync(stage.Of(WarmUp));
        var growth = await idle.GrowthAsync(stage.Of(Checks), () => GC.GetTotalAllocatedBytes(precise: true));
        yield return new() { Case = "allocated by an idle check over TLS", Unit = "bytes", Ours = growth[0] };
    }
}
