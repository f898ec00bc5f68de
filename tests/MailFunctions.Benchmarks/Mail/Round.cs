namespace MailFunctions.Benchmarks.Mail;

/// <summary>A round of checks.</summary>
/// <param name="Took">From the minute in which the timer goes off until the last account's state was written.</param>
/// <param name="Labour">Who computed for how long meanwhile.</param>
internal sealed record Round(TimeSpan Took, Labour Labour)
{
    /// <summary>Where the time went.</summary>
    public string Profile => Labour.In(Took);
}
