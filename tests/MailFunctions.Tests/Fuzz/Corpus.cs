using MailFunctions.Tests.Infrastructure;

namespace MailFunctions.Tests.Fuzz;

/// <summary>The files that fuzzing begins with.</summary>
internal static class Corpus
{
    /// <summary>Where they are: a folder for each target.</summary>
    public static string Folder { get; } = Path.Combine(RepositoryRoot.Path, "tests/MailFunctions.Fuzz/Corpus");

    /// <summary>The files of a target.</summary>
    public static string[] Files(string target, string pattern = "*") => [.. Directory.GetFiles(Path.Combine(Folder, target), pattern).Order(StringComparer.Ordinal)];
}
