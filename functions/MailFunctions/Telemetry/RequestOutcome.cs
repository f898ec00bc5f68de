namespace MailFunctions.Telemetry;

/// <summary>How a request to one of Azure's services ended.</summary>
internal enum RequestOutcome
{
    /// <summary>It was answered as was hoped for.</summary>
    Ok,

    /// <summary>It was refused (status 4xx), which is part of the work where two instances want the same, or something may be missing.</summary>
    Refused,

    /// <summary>The service has too much to do (429, 503).</summary>
    Throttled,

    /// <summary>The service failed (5xx).</summary>
    Failed,

    /// <summary>There was no answer in time, or the caller gave up.</summary>
    Unanswered,
}
