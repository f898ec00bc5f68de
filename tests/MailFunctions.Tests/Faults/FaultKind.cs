namespace MailFunctions.Tests.Faults;

/// <summary>How storage fails.</summary>
public enum FaultKind
{
    /// <summary>One request is answered with 503 before it is done.</summary>
    Busy,

    /// <summary>One request is answered with 500 before it is done.</summary>
    Broken,

    /// <summary>One request is done, and its answer is lost: the client asks again, and meets what it did itself.</summary>
    AnswerLost,

    /// <summary>One request gets no answer.</summary>
    Silent,

    /// <summary>One write is answered with 409, which it has not deserved.</summary>
    Conflict,

    /// <summary>One write is answered with 412, which it has not deserved.</summary>
    PreconditionFailed,

    /// <summary>From one request on, all are refused.</summary>
    Gone,
}
