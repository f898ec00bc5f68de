namespace MailFunctions.Discovery;

/// <summary>What a caller gives to have settings proposed.</summary>
public sealed record DiscoveryRequest
{
    /// <summary>The e-mail address whose mailbox is to be read.</summary>
    public string? EmailAddress { get; init; }
}
