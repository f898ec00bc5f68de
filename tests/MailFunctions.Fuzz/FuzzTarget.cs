using MailFunctions.Fuzz.Targets;

namespace MailFunctions.Fuzz;

/// <summary>What takes bytes from strangers.</summary>
/// <param name="Name">Its name; a folder of <c>Corpus</c> has it, too.</param>
/// <param name="RunAsync">Takes bytes, and throws if something about the outcome is not as it must be.</param>
internal sealed record FuzzTarget(string Name, Func<byte[], Task> RunAsync)
{
    /// <summary>All of them.</summary>
    public static IReadOnlyList<FuzzTarget> All { get; } =
    [
        new("cursor", CursorTarget.RunAsync),
        new("patch", PatchTarget.RunAsync),
        new("import", ImportTarget.RunAsync),
        new("message", MessageTarget.RunAsync),
        new("html", HtmlTarget.RunAsync),
    ];

    /// <summary>The one of a name; <see langword="null"/> if there is none.</summary>
    public static FuzzTarget? Find(string name) => All.FirstOrDefault(target => target.Name == name);
}
