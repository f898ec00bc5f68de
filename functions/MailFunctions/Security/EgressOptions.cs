namespace MailFunctions.Security;

/// <summary>Where this product may connect to: settings <c>Egress__*</c>.</summary>
public sealed class EgressOptions
{
    /// <summary>Whether loopback addresses are allowed.</summary>
    public bool AllowLoopback { get; set; }

    /// <summary>Whether private addresses are allowed (RFC 1918, RFC 4193, RFC 6598).</summary>
    public bool AllowPrivate { get; set; }

    /// <summary>Further networks that are denied, in CIDR notation (RFC 4632).</summary>
    public IList<string> Deny { get; } = [];

    /// <summary>Networks that are allowed although they are loopback, private or denied by <see cref="Deny"/>, in CIDR notation.</summary>
    public IList<string> Allow { get; } = [];
}
