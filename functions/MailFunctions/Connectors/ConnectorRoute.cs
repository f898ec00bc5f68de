namespace MailFunctions.Connectors;

/// <summary>The way through a network connector.</summary>
/// <param name="Connector">The connector.</param>
/// <param name="Password">Its password; <see langword="null"/> if it has none.</param>
public sealed record ConnectorRoute(Connector Connector, string? Password)
{
    /// <summary>The name only, so that no log ever shows the password.</summary>
    public override string ToString() => Connector.Name;
}
