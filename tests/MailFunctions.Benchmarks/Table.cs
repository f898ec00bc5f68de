using System.Globalization;
using System.Text;

namespace MailFunctions.Benchmarks;

/// <summary>What was measured, as Markdown.</summary>
internal static class Table
{
    /// <summary>The heads of the columns.</summary>
    public const string Heads = "| what | ours | floor | peers | reached |\n|---|---:|---:|---|---|";

    /// <summary>A line of it, and below it what limits it if it falls short.</summary>
    public static string Line(Measured measured)
    {
        var line = new StringBuilder($"| {measured.Case} | {Figure(measured.Ours)} {measured.Unit} | {Floor(measured)} | ");
        line.AppendJoin(", ", measured.Peers.Select(peer => $"{peer.Name} {Figure(peer.Figure)}"));
        line.Append(" | ").AppendJoin("; ", measured.Reach).Append(" |");
        return line.ToString();
    }

    /// <summary>Why it falls short; <see langword="null"/> if it does not.</summary>
    public static string? Shortfall(Measured measured) => measured.Reach.All(reach => reach.IsReached)
        ? null
        : $"- {measured.Case}: {measured.Limit ?? "no profile was taken yet."}";

    private static string Floor(Measured measured) => measured.Floor is { } floor ? $"{Figure(floor)} ({measured.FloorIs})" : "";

    private static string Figure(double value) => value.ToString(value switch { >= 100 => "#,0", >= 10 => "0.0", _ => "0.00" }, CultureInfo.InvariantCulture);
}
