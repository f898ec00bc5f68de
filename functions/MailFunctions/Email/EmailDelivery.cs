namespace MailFunctions.Email;

/// <summary>
/// How far an e-mail is that is to come once. What <see cref="Begin"/> gives is recorded before each attempt: after a crash in between the e-mail is
/// sent once more, under the same Message-ID, and the record says so; never a third time.
/// </summary>
public sealed record EmailDelivery
{
    private const string Twice = "It may have come twice, under the same Message-ID: a first attempt was interrupted before the relay answered.";
    private const string Enough = "Two attempts were interrupted before the relay answered; it is not sent again.";

    // Greylisting wants minutes, relays that are down want hours (RFC 5321, section 4.5.4.1).
    private static readonly TimeSpan[] Delays =
        [TimeSpan.FromMinutes(1), TimeSpan.FromMinutes(5), TimeSpan.FromMinutes(15), TimeSpan.FromHours(1), TimeSpan.FromHours(4), TimeSpan.FromHours(12)];

    /// <summary>How far it is.</summary>
    public DeliveryStatus Status { get; init; }

    /// <summary>How often it was tried to send it.</summary>
    public int Attempts { get; init; }

    /// <summary>The Message-ID (RFC 5322, section 3.6.4), without angle brackets; one for all attempts, so that recipients' systems know a second copy.</summary>
    public string? MessageId { get; init; }

    /// <summary>Whether it may have come twice, under the same Message-ID.</summary>
    public bool MayHaveComeTwice { get; init; }

    /// <summary>When the relay took it, UTC.</summary>
    public DateTimeOffset? DeliveredAt { get; init; }

    /// <summary>What happened when it was sent, and what to do.</summary>
    public string? Detail { get; init; }

    /// <summary>Whether nothing will happen to it any more.</summary>
    public bool IsOver => Status is DeliveryStatus.Sent or DeliveryStatus.Failed;

    /// <summary>After how long it is to be tried again; <see langword="null"/> if it is not.</summary>
    public TimeSpan? RetryAfter => Status == DeliveryStatus.Waiting && Attempts > 0 ? Delays[Attempts - 1] : null;

    /// <summary>What is to be recorded before an attempt; it is over instead if another attempt could bring a third copy.</summary>
    /// <param name="messageId">The Message-ID, if it has none yet.</param>
    public EmailDelivery Begin(string messageId) => this is { Status: DeliveryStatus.Sending, MayHaveComeTwice: true }
        ? After(new(SmtpOutcomeKind.Refused, Enough), default)
        : this with
        {
            Status = DeliveryStatus.Sending,
            MessageId = MessageId ?? messageId,
            MayHaveComeTwice = MayHaveComeTwice || Status == DeliveryStatus.Sending,
            Attempts = Attempts + 1,
        };

    /// <summary>What is to be recorded after an attempt.</summary>
    /// <param name="outcome">What the relay said.</param>
    /// <param name="now">When, UTC.</param>
    public EmailDelivery After(SmtpOutcome outcome, DateTimeOffset now)
    {
        var isAccepted = outcome.Kind == SmtpOutcomeKind.Accepted;
        var isUnknown = outcome.Kind == SmtpOutcomeKind.Unknown;
        var mayTryAgain = (outcome.Kind == SmtpOutcomeKind.Deferred || (isUnknown && !MayHaveComeTwice)) && Attempts <= Delays.Length;
        return this with
        {
            Status = isAccepted ? DeliveryStatus.Sent : mayTryAgain ? DeliveryStatus.Waiting : DeliveryStatus.Failed,
            MayHaveComeTwice = MayHaveComeTwice || (isUnknown && mayTryAgain),
            DeliveredAt = isAccepted ? now : null,
            Detail = string.Join(' ', new[] { outcome.Detail, MayHaveComeTwice ? Twice : null }.OfType<string>()) is { Length: > 0 } words ? words : null,
        };
    }
}
