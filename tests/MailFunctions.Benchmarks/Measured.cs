namespace MailFunctions.Benchmarks;

/// <summary>A line of the table: what ours took, and what it is held against.</summary>
internal sealed record Measured
{
    /// <summary>What was measured, such as "1,000 accounts, 40 ms away".</summary>
    public required string Case { get; init; }

    /// <summary>What the figures are of, such as "accounts/s" or "ms".</summary>
    public required string Unit { get; init; }

    /// <summary>The product's figure.</summary>
    public required double Ours { get; init; }

    /// <summary>The least that the work takes, whoever does it; <see langword="null"/> if there is nothing to hold it against.</summary>
    public double? Floor { get; init; }

    /// <summary>What the floor is, in words.</summary>
    public string? FloorIs { get; init; }

    /// <summary>The same work done by others.</summary>
    public IReadOnlyList<Peer> Peers { get; init; } = [];

    /// <summary>What is to be reached; empty if the figure is only looked at.</summary>
    public IReadOnlyList<Reach> Reach { get; init; } = [];

    /// <summary>What limits it, as a profile showed; told where it falls short.</summary>
    public string? Limit { get; init; }
}
