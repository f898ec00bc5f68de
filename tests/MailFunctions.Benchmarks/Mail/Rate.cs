using System.Diagnostics;

namespace MailFunctions.Benchmarks.Mail;

/// <summary>How much is done in a second.</summary>
internal static class Rate
{
    /// <summary>How often work is done anew: whatever else the machine does meanwhile slows some of the rounds.</summary>
    public const int Rounds = 3;

    /// <summary>The best of some rounds of the same work.</summary>
    /// <param name="count">How much a round does.</param>
    /// <param name="round">A round.</param>
    public static Task<double> BestAsync(int count, Func<Task> round) => BestAsync(count, async () =>
    {
        var watch = Stopwatch.StartNew();
        await round();
        return watch.Elapsed;
    });

    /// <summary>The best of some rounds of the same work, which tell themselves how long they took.</summary>
    /// <param name="count">How much a round does.</param>
    /// <param name="round">A round.</param>
    public static async Task<double> BestAsync(int count, Func<Task<TimeSpan>> round)
    {
        var best = TimeSpan.MaxValue;
        for (var i = 0; i < Rounds; i++)
        {
            var took = await round();
            best = took < best ? took : best;
        }

        return count / best.TotalSeconds;
    }
}
