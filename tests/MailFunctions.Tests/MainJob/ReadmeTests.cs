using System.Globalization;
using MailFunctions.Tests.Infrastructure;

namespace MailFunctions.Tests.MainJob;

/// <summary>The README's commands do what it says.</summary>
public sealed class ReadmeTests(ITestOutputHelper output)
{
    private const string Tour = "## A tour in five minutes";

    [Fact]
    public async Task Run_command_with_demo_mail_and_every_line_of_the_tour_work()
    {
        using var folder = new TemporaryFolder();
        var port = FreePort.Take(1)[0];
        await using var run = ChildProcess.Start(
            "bash", [Path.Combine(RepositoryRoot.Path, "functions/run.sh"), "--demo", "--port", $"{port}", "--data", folder["data"]]);
        await Wait.UntilAsync(
            () => run.HasExited
                ? throw new InvalidOperationException(string.Join('\n', run.Lines))
                : Task.FromResult(run.Lines.Any(line => line.Contains("/#key=", StringComparison.Ordinal))),
            "the sign-in link is printed",
            seconds: 300);

        var script = string.Create(CultureInfo.InvariantCulture, $"set -euo pipefail\ncd '{folder.Path}'\n{Commands()}")
            .Replace(".local/", "data/", StringComparison.Ordinal)
            .Replace(":7071", $":{port}", StringComparison.Ordinal);
        await using var tour = ChildProcess.Start("bash", ["-c", script]);
        await Wait.UntilAsync(() => Task.FromResult(tour.HasExited), "the tour ends", seconds: 120);

        tour.Lines.ToList().ForEach(output.WriteLine);
        tour.ExitCode.ShouldBe(0);
        await run.StopAsync();
        run.ExitCode.ShouldBe(0);
    }

    /// <summary>The shell blocks of the tour, one after another.</summary>
    private static string Commands()
    {
        var readme = File.ReadAllText(Path.Combine(RepositoryRoot.Path, "README.md"));
        var tour = readme[readme.IndexOf(Tour, StringComparison.Ordinal)..];
        tour = tour[..tour.IndexOf("\n## ", 1, StringComparison.Ordinal)];
        return string.Join('\n', tour.Split("```sh\n").Skip(1).Select(block => block[..block.IndexOf("```", StringComparison.Ordinal)]));
    }
}
