using System.Diagnostics;
using System.Globalization;

namespace MailFunctions.Benchmarks;

/// <summary>Where the time of some work goes, in milliseconds.</summary>
/// <param name="Taken">How long it takes.</param>
/// <param name="App">For how long the app's process computes.</param>
/// <param name="Storage">For how long Azurite's process does.</param>
/// <param name="Reads">How many requests it makes to read tables.</param>
internal sealed record Profile(double Taken, double App, double Storage, double Reads)
{
    /// <summary>Does the work some times over, and looks at what the processes compute for meanwhile.</summary>
    public static async Task<Profile> TakeAsync(RunningApp app, int rounds, Func<Task> work)
    {
        var (appBefore, storageBefore, readsBefore) = (Processors.UsedBy(app.ProcessId), Processors.UsedByStorage(), ReadsOf(app));
        var watch = Stopwatch.StartNew();
        for (var round = 0; round < rounds; round++)
        {
            await work();
        }

        return new(
            watch.Elapsed.TotalMilliseconds / rounds,
            (Processors.UsedBy(app.ProcessId) - appBefore).TotalMilliseconds / rounds,
            (Processors.UsedByStorage() - storageBefore).TotalMilliseconds / rounds,
            (ReadsOf(app) - readsBefore) / (double)rounds);
    }

    /// <summary>The times in words.</summary>
    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture,
        $"of {Taken:0} ms Azurite's one thread computes for {Storage:0} ms, to answer {Reads:0} reads of tables, and the app for {App:0} ms");

    // Of a table's requests those that read have brackets in their paths.
    private static int ReadsOf(RunningApp app) => app.Azurite.Requests.Count(request => request.Contains('(', StringComparison.Ordinal));
}
