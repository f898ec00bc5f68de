namespace MailFunctions.LocalHost.Hosting;

/// <summary>The bounds in the section <c>extensions.http</c> of <c>host.json</c>; -1, the real host's default, is none.</summary>
internal sealed record HttpSettings
{
    /// <summary>How many requests may be under way or wait; those beyond it are answered 429.</summary>
    public int MaxOutstandingRequests { get; init; } = -1;

    /// <summary>How many requests may be under way at once; the others wait.</summary>
    public int MaxConcurrentRequests { get; init; } = -1;
}
