using System.Text.Json.Serialization;
using MailFunctions.Storage;

namespace MailFunctions.Connectors;

/// <summary>A network connector: a proxy through which mail servers are reached.</summary>
public sealed record Connector : INamed
{
    /// <inheritdoc/>
    public required string Id { get; init; }

    /// <inheritdoc/>
    public required string Name { get; init; }

    /// <summary>What it speaks.</summary>
    public required ConnectorType Type { get; init; }

    /// <summary>The proxy: a host name or an IP address.</summary>
    public required string Address { get; init; }

    /// <summary>The TCP port.</summary>
    public required int Port { get; init; }

    /// <summary>The user name; <see langword="null"/> if the proxy asks for none.</summary>
    public required string? UserName { get; init; }

    /// <summary>The version of its password in the vault; <see langword="null"/> if it has none.</summary>
    [JsonIgnore]
    public string? SecretVersion { get; init; }

    /// <summary>Whether it has a password, which is never shown.</summary>
    public bool HasPassword => SecretVersion is not null;

    /// <summary>When it was created, UTC.</summary>
    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>Who created it.</summary>
    public required string CreatedBy { get; init; }

    /// <summary>When it was last changed, UTC.</summary>
    public required DateTimeOffset UpdatedAt { get; init; }

    /// <summary>Who changed it last.</summary>
    public required string UpdatedBy { get; init; }

    /// <inheritdoc/>
    [JsonIgnore]
    public string ETag { get; init; } = "";
}
