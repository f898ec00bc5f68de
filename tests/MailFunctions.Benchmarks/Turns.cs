using System.Diagnostics;

namespace MailFunctions.Benchmarks;

/// <summary>Times work turn by turn with what it is held against, so that both see the same machine.</summary>
internal static class Turns
{
    /// <summary>Does all of the work in turn, again and again.</summary>
    /// <param name="warmUp">How many rounds are not timed.</param>
    /// <param name="rounds">How many are.</param>
    /// <param name="works">The work.</param>
    /// <param name="cancellationToken">Ends it after a round.</param>
    /// <returns>How long each took, in milliseconds: the median.</returns>
    public static async Task<IReadOnlyList<double>> TimeAsync(int warmUp, int rounds, IReadOnlyList<Func<Task>> works, CancellationToken cancellationToken)
    {
        var times = works.Select(_ => new List<double>()).ToList();
        for (var round = 0; round < warmUp + rounds; round++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            foreach (var (work, taken) in works.Zip(times))
            {
                var watch = Stopwatch.StartNew();
                await work();
                taken.Add(watch.Elapsed.TotalMilliseconds);
            }
        }

        return [.. times.Select(taken => Median(taken.Skip(warmUp)))];
    }

    /// <summary>The value that half of the others are below.</summary>
    public static double Median(IEnumerable<double> values)
    {
        var ordered = values.Order().ToList();
        return ordered[ordered.Count / 2];
    }
}
