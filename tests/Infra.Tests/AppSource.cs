using System.Text.RegularExpressions;

namespace Infra.Tests;

/// <summary>What the app's sources say about what it needs.</summary>
internal static partial class AppSource
{
    private static readonly Lazy<IReadOnlyDictionary<string, string>> Files = new(() => Directory
        .EnumerateFiles(Path.Combine(RepositoryRoot.Path, "functions", "MailFunctions"), "*.cs", SearchOption.AllDirectories)
        .GroupBy(Path.GetFileNameWithoutExtension)
        .ToDictionary(files => files.Key!, files => string.Concat(files.Select(File.ReadAllText))));

    /// <summary>The settings that options classes are bound to, such as <c>KeyVault__Uri</c>.</summary>
    public static IReadOnlySet<string> Settings() =>
        (from file in Files.Value.Values
         from bound in Bound().Matches(file)
         from property in Property().Matches(Files.Value[bound.Groups["options"].Value])
         select $"{bound.Groups["section"].Value}__{property.Groups["name"].Value}").ToHashSet();

    /// <summary>The blob containers that it makes when they are missing.</summary>
    public static IReadOnlyList<string> BlobContainers() =>
        [.. from file in Files.Value.Values
            from added in Container().Matches(file)
            select Regex.Match(Files.Value[added.Groups["type"].Value], $"const string {added.Groups["constant"].Value} = \"(?<name>[^\"]+)\"").Groups["name"].Value];

    [GeneratedRegex("""AddOptions<(?<options>\w+)>\(\)\s*\.BindConfiguration\("(?<section>\w+)"\)""")]
    private static partial Regex Bound();

    [GeneratedRegex("""public [\w<>?\[\], ]+ (?<name>\w+) \{ get;""")]
    private static partial Regex Property();

    [GeneratedRegex("""AddBlobContainer\((?<type>\w+)\.(?<constant>\w+)\)""")]
    private static partial Regex Container();
}
