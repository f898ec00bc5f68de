using System.Diagnostics;

namespace Infra.Tests;

/// <summary>What <c>tests/infra.sh</c> made of the Bicep files.</summary>
internal static class Compiled
{
    private static readonly Lazy<string> Folder = new(Compile);

    /// <summary>The path of one of its files.</summary>
    public static string File(string name) => Path.Combine(Folder.Value, name);

    /// <summary>All compiled templates: those of the Bicep files, with their modules in them.</summary>
    public static IEnumerable<string> Templates() => Directory.EnumerateFiles(File("templates"), "*.json", SearchOption.AllDirectories).Order(StringComparer.Ordinal);

    private static string Compile()
    {
        var script = Path.Combine(RepositoryRoot.Path, "tests", "infra.sh");
        using var process = Process.Start(new ProcessStartInfo("bash", ["-c", "exec bash \"$0\" 2>&1", script]) { RedirectStandardOutput = true })!;
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        process.ExitCode.ShouldBe(0, output);
        return Path.Combine(RepositoryRoot.Path, "artifacts", "infra");
    }
}
