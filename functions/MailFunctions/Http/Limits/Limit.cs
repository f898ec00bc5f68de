namespace MailFunctions.Http.Limits;

/// <summary>What a caller may not ask for as often as they like.</summary>
public enum Limit
{
    /// <summary>Tests, whose answer waits for somebody else's server: <see cref="LimitOptions.TestsPerMinute"/>, <see cref="LimitOptions.TestsAtOnce"/>.</summary>
    Tests,

    /// <summary>Checks of an account now: <see cref="LimitOptions.ChecksPerMinute"/>.</summary>
    Checks,
}
