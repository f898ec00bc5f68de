using System.ComponentModel.DataAnnotations;

namespace MailFunctions.Http.Limits;

/// <summary>How much a caller may ask of one instance, and how long a request may take: settings <c>Limits__*</c>.</summary>
/// <remarks>Each instance counts for itself: with three of them, a caller gets up to three times as much.</remarks>
public sealed class LimitOptions
{
    /// <summary>How many tests a caller may ask for within a minute, all kinds together; as many at once after a pause.</summary>
    [Range(1, 1_000_000)]
    public int TestsPerMinute { get; set; } = 30;

    /// <summary>How many tests of a caller may be under way at once.</summary>
    [Range(1, 10_000)]
    public int TestsAtOnce { get; set; } = 10;

    /// <summary>How many checks a caller may ask for within a minute; as many at once after a pause.</summary>
    [Range(1, 1_000_000)]
    public int ChecksPerMinute { get; set; } = 120;

    /// <summary>
    /// How long a request may take until its answer begins, in seconds. Azure's load balancer gives up after 230
    /// (<see href="https://learn.microsoft.com/azure/azure-functions/functions-scale#timeout"/>), without a word to the caller.
    /// </summary>
    [Range(1, 225)]
    public int RequestSeconds { get; set; } = 210;

    /// <summary>How long a request may take until its answer begins.</summary>
    public TimeSpan Request => TimeSpan.FromSeconds(RequestSeconds);
}
