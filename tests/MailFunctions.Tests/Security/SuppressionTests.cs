using System.Text.RegularExpressions;
using MailFunctions.Tests.Infrastructure;

namespace MailFunctions.Tests.Security;

/// <summary>Nobody turns a warning off without saying why: on the same line, or in a comment above it.</summary>
public sealed partial class SuppressionTests
{
    private static readonly string[] Kinds = [".cs", ".csproj", ".props", ".targets", ".editorconfig", ".globalconfig", ".ruleset", ".ts", ".tsx", ".mjs", ".css", ".sh", ".json"];
    private static readonly string[] NotOurs = ["node_modules", "artifacts", "dist", "obj", "bin", ".git", ".local"];

    [Fact]
    public async Task Every_suppression_has_a_reason()
    {
        var (suppressed, unexplained) = (0, new List<string>());
        foreach (var file in Sources(RepositoryRoot.Path))
        {
            var lines = await File.ReadAllLinesAsync(file, TestContext.Current.CancellationToken);
            var found = Enumerable.Range(0, lines.Length).Where(i => Suppression().IsMatch(lines[i])).ToList();
            suppressed += found.Count;
            unexplained.AddRange(found.Where(i => !IsExplained(lines, i)).Select(i => $"{Path.GetRelativePath(RepositoryRoot.Path, file)}:{i + 1}: {lines[i].Trim()}"));
        }

        unexplained.ShouldBeEmpty();
        suppressed.ShouldBeGreaterThan(20);
    }

    [Theory]
    [InlineData("#pragma warning " + "disable CA1000", false)]
    [InlineData("#pragma warning " + "disable CA1000 // The worker's name for it.", true)]
    [InlineData("[Suppress" + "Message(\"Design\", \"CA1032\")]", false)]
    [InlineData("[Suppress" + "Message(\"Design\", \"CA1032\", Justification = \"<Pending>\")]", false)]
    [InlineData("[Suppress" + "Message(\"Design\", \"CA1032\", Justification = \"It always carries its code.\")]", true)]
    [InlineData("<No" + "Warn>CA1000</No" + "Warn>", false)]
    [InlineData("<!-- The tests run on Debian. -->\n<No" + "Warn>CA1416</No" + "Warn>", true)]
    [InlineData("dotnet_diagnostic.CA1416." + "severity = none", false)]
    [InlineData("# The tests run on Debian.\ndotnet_diagnostic.CA1416." + "severity = none", true)]
    [InlineData("// @ts-" + "ignore", false)]
    [InlineData("// @ts-" + "expect-error The library's types are wrong.", true)]
    [InlineData("# shellcheck " + "disable=SC2086", false)]
    [InlineData("# Passed, failed and skipped.\n# shellcheck " + "disable=SC2086", true)]
    public void What_is_a_reason_is_known(string text, bool isExplained)
    {
        var lines = text.Split('\n');

        Suppression().IsMatch(lines[^1]).ShouldBeTrue();
        IsExplained(lines, lines.Length - 1).ShouldBe(isExplained);
    }

    private static IEnumerable<string> Sources(string folder) =>
        Directory.EnumerateFiles(folder).Where(file => Kinds.Contains(Path.GetExtension(file)))
            .Concat(Directory.EnumerateDirectories(folder).Where(inner => !NotOurs.Contains(Path.GetFileName(inner))).SelectMany(Sources));

    private static bool IsExplained(string[] lines, int i) =>
        Reason().IsMatch(lines[i]) || (i > 0 && Comment().IsMatch(lines[i - 1]) && !Suppression().IsMatch(lines[i - 1]));

    [GeneratedRegex(
        @"#pragma\s+warning\s+disable|\bSuppressMessage\(|<(NoWarn|WarningsNotAsErrors|MSBuildWarningsAsMessages|DisabledWarnings)\b|<(TreatWarningsAsErrors|NuGetAudit|EnforceCodeStyleInBuild)>\s*false" +
        @"|^dotnet_diagnostic\.\w+\.severity\s*=\s*(none|silent|suggestion)|(eslint|biome|stylelint|prettier)-(disable|ignore)|@ts-(ignore|expect-error|nocheck)|#\s*shellcheck\s+disable=",
        RegexOptions.CultureInvariant)]
    private static partial Regex Suppression();

    [GeneratedRegex("""disable\s+\w+(,\s*\w+)*\s*//\s*\w+ \w+|Justification = "[^<"]+ [^"]+"|@ts-[a-z-]+:? \w+ \w+|-- \w+ \w+""", RegexOptions.CultureInvariant)]
    private static partial Regex Reason();

    [GeneratedRegex(@"^\s*(#|//|<!--)\s*\S+ \S+", RegexOptions.CultureInvariant)]
    private static partial Regex Comment();
}
