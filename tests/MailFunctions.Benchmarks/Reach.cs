using System.Globalization;

namespace MailFunctions.Benchmarks;

/// <summary>A ratio to be reached.</summary>
/// <param name="Than">What ours is divided by, in words.</param>
/// <param name="Ratio">Ours, divided by it.</param>
/// <param name="Bound">What the ratio is held to.</param>
/// <param name="IsCeiling">Whether the ratio is to stay below the bound; above it otherwise.</param>
internal sealed record Reach(string Than, double Ratio, double Bound, bool IsCeiling)
{
    /// <summary>Whether it is reached.</summary>
    public bool IsReached => IsCeiling ? Ratio <= Bound : Ratio >= Bound;

    /// <summary>Ours is to be at least so many times the other.</summary>
    public static Reach AtLeast(double bound, string than, double ours, double other) => new(than, ours / other, bound, IsCeiling: false);

    /// <summary>Ours is to be at most so many times the other.</summary>
    public static Reach AtMost(double bound, string than, double ours, double other) => new(than, ours / other, bound, IsCeiling: true);

    /// <inheritdoc/>
    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture, $"{Ratio:0.00} × {Than} ({(IsCeiling ? "≤" : "≥")} {Bound}) {(IsReached ? "✓" : "✗")}");
}
