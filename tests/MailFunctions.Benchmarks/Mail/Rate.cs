using System.Diagnostics;

namespace MailFunctions.Benchmarks.Mail;

/// <summary>How much is done in a second.</summary>
internal static class Rate
{
    /// <summary>How often work is done anew: whatever else the machine does meanwhile slows some of the rounds.</summary>
    private const int Rounds = 3;

    /// <summary>The best of some rounds of the same work.</summary>
    /// <param name="count">How much a round does.</param>
    /// <param name="round">A round.</param>
    public static async Task<double> BestAsync(int count, Func<Task> round)
    {
        var best = TimeSpan.MaxValue;
        for (var i = 0; i < Rounds; i++)
        {
            var watch = Stopwatch.StartNew();
            await round();
            var took = watch.Elapsed;
            best = took < best ? took : best;
        }

        return count / best.TotalSeconds;
    }
}
