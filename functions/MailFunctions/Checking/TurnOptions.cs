using System.ComponentModel.DataAnnotations;

namespace MailFunctions.Checking;

/// <summary>How much one check may do, and how long it may take: settings <c>Checking__*</c>.</summary>
public sealed class TurnOptions
{
    /// <summary>How long an account stays claimed by a check before it becomes due again, in seconds. Longer than <see cref="DeadlineSeconds"/>.</summary>
    [Range(2, 3600)]
    public int ClaimSeconds { get; set; } = 600;

    /// <summary>How long a whole check may take, in seconds.</summary>
    [Range(1, 3000)]
    public int DeadlineSeconds { get; set; } = 300;

    /// <summary>After how many seconds of taking mail in a check gives way to others, and goes on in another turn.</summary>
    [Range(1, 3000)]
    public int TurnSeconds { get; set; } = 120;

    /// <summary>After how many messages a check gives way to others, and goes on in another turn.</summary>
    [Range(1, 100_000)]
    public int TurnMessages { get; set; } = 2000;

    /// <summary>The largest message that is stored, in bytes; larger ones are listed, and stay on the server.</summary>
    [Range(1, 2_000_000_000)]
    public long MaxMessageBytes { get; set; } = 50 * 1024 * 1024;

    /// <summary>How long an account stays claimed by a check.</summary>
    public TimeSpan Claim => TimeSpan.FromSeconds(ClaimSeconds);

    /// <summary>How long a whole check may take.</summary>
    public TimeSpan Deadline => TimeSpan.FromSeconds(DeadlineSeconds);

    /// <summary>How long a turn takes mail in.</summary>
    public TimeSpan Turn => TimeSpan.FromSeconds(TurnSeconds);
}
