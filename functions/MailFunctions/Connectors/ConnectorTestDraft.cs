namespace MailFunctions.Connectors;

/// <summary>What a connector is to be tried with.</summary>
public sealed record ConnectorTestDraft
{
    /// <summary>The server to connect to: a host name, which the proxy resolves, or an IP address.</summary>
    public string? Address { get; init; }

    /// <summary>Its port.</summary>
    public int? Port { get; init; }
}
