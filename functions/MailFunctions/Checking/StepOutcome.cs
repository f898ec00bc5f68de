namespace MailFunctions.Checking;

/// <summary>How a step of a connection test went.</summary>
public enum StepOutcome
{
    /// <summary>It succeeded.</summary>
    Ok,

    /// <summary>It failed.</summary>
    Failed,

    /// <summary>It has begun and not ended: only in the events of a test that is watched, never in its result.</summary>
    Running,

    /// <summary>It was not tried, because one before it failed.</summary>
    Skipped,
}
