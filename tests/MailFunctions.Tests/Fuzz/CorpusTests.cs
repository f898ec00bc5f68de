using MailFunctions.Fuzz;
using MailFunctions.Fuzz.Oracles;

namespace MailFunctions.Tests.Fuzz;

/// <summary>What was thrown at us once is no trouble again.</summary>
public sealed class CorpusTests
{
    public static TheoryData<string> Targets { get; } = new(FuzzTarget.All.Select(target => target.Name));

    [Theory]
    [MemberData(nameof(Targets))]
    public async Task Every_file_of_the_corpus_holds(string name)
    {
        var target = FuzzTarget.Find(name).ShouldNotBeNull();
        var files = Corpus.Files(name);

        files.Length.ShouldBeGreaterThan(5);
        foreach (var file in files)
        {
            await Should.NotThrowAsync(async () => await target.RunAsync(await File.ReadAllBytesAsync(file, TestContext.Current.CancellationToken)), file);
        }
    }

    [Fact]
    public void Every_folder_of_the_corpus_has_a_target() =>
        Directory.GetDirectories(Corpus.Folder).Select(Path.GetFileName).ShouldBe(FuzzTarget.All.Select(target => target.Name), ignoreOrder: true);

    [Fact]
    public async Task An_input_that_breaks_a_property_is_told() =>
        await Should.ThrowAsync<BrokenPropertyException>(() => Task.Run(() => HtmlOracle.ThrowUnlessHarmless("<img src=x onerror=alert(1)>")));
}
