namespace MailFunctions.Webhooks.Delivery;

/// <summary>What an attempt means.</summary>
internal enum PostVerdict
{
    /// <summary>The receiver took the event.</summary>
    Delivered,

    /// <summary>It did not: try again.</summary>
    Failed,

    /// <summary>It wants no more events (status 410).</summary>
    Gone,
}
