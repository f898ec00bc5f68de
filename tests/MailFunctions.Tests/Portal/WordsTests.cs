using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using MailFunctions.Tests.Infrastructure;

namespace MailFunctions.Tests.Portal;

/// <summary>What the portal says, in each of its languages.</summary>
public sealed partial class WordsTests
{
    private static readonly string Source = Path.Combine(RepositoryRoot.Path, "functions/Portal/src");

    public static TheoryData<string> Folders() =>
        [.. Directory.EnumerateFiles(Source, "words.en.json", SearchOption.AllDirectories).Select(file => Path.GetRelativePath(Source, Path.GetDirectoryName(file)!))];

    [Theory]
    [MemberData(nameof(Folders))]
    public async Task Both_languages_say_the_same_things_with_the_same_values(string folder)
    {
        var english = await ReadAsync(folder, "en");
        var portuguese = await ReadAsync(folder, "pt-BR");

        portuguese.Keys.Where(key => !key.EndsWith("_many", StringComparison.Ordinal)).ShouldBe(english.Keys, ignoreOrder: true);
        foreach (var (key, words) in english)
        {
            ValuesIn(portuguese[key]).ShouldBe(ValuesIn(words), ignoreOrder: true, key);
        }
    }

    private static async Task<SortedDictionary<string, string>> ReadAsync(string folder, string language)
    {
        var words = new SortedDictionary<string, string>(StringComparer.Ordinal);
        var file = Path.Combine(Source, folder, $"words.{language}.json");
        Collect("", JsonNode.Parse(await File.ReadAllTextAsync(file, TestContext.Current.CancellationToken))!, words);
        return words;
    }

    private static void Collect(string key, JsonNode node, SortedDictionary<string, string> words)
    {
        if (node is not JsonObject group)
        {
            words.Add(key, (string)node!);
            return;
        }

        foreach (var (name, part) in group)
        {
            Collect(key.Length == 0 ? name : $"{key}.{name}", part!, words);
        }
    }

    private static IEnumerable<string> ValuesIn(string words) => Value().Matches(words).Select(match => match.Value).Distinct();

    [GeneratedRegex(@"\{\{[^}]+\}\}")]
    private static partial Regex Value();
}
