namespace MailFunctions.Connectors;

/// <summary>A network connector as a caller describes it.</summary>
public sealed record ConnectorDraft
{
    /// <inheritdoc cref="Connector.Name"/>
    public string? Name { get; init; }

    /// <inheritdoc cref="Connector.Type"/>
    public ConnectorType? Type { get; init; }

    /// <inheritdoc cref="Connector.Address"/>
    public string? Address { get; init; }

    /// <inheritdoc cref="Connector.Port"/>
    public int? Port { get; init; }

    /// <inheritdoc cref="Connector.UserName"/>
    public string? UserName { get; init; }

    /// <summary>The password; goes to the vault, and is never shown again. Absent, a password that is there stays as long as the proxy and the user name do.</summary>
    public string? Password { get; init; }

    /// <summary>The name only, so that no log ever shows the password.</summary>
    public override string ToString() => $"{Name}";
}
