using System.Text.Json.Serialization;
using MailFunctions.Storage;

namespace MailFunctions.Credentials;

/// <summary>What accounts log in with. The secret itself is in the vault, and only there.</summary>
public sealed record Credential : INamed
{
    /// <summary>The credential's id: 32 hexadecimal digits.</summary>
    public required string Id { get; init; }

    /// <summary>Its name; unique regardless of case.</summary>
    public required string Name { get; init; }

    /// <summary>What kind of secret it is.</summary>
    public required CredentialKind Kind { get; init; }

    /// <summary>The user name; with OAuth the mailbox.</summary>
    public required string UserName { get; init; }

    /// <summary>Where access tokens are asked for; <see langword="null"/> for a password.</summary>
    public string? TokenEndpoint { get; init; }

    /// <summary>The app's id with the sign-in service; <see langword="null"/> for a password.</summary>
    public string? ClientId { get; init; }

    /// <summary>What access is asked for; <see langword="null"/> for a password.</summary>
    public IReadOnlyList<string>? Scopes { get; init; }

    /// <summary>The secret's name in the vault.</summary>
    public required string SecretName { get; init; }

    /// <summary>The secret's version; <see langword="null"/> for the newest.</summary>
    [JsonIgnore]
    public string? SecretVersion { get; init; }

    /// <summary>Whether the secret was given to this product; if not, its owner keeps and rotates it in the vault.</summary>
    public required bool Managed { get; init; }

    /// <summary>When it was created, UTC.</summary>
    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>Who created it.</summary>
    public required string CreatedBy { get; init; }

    /// <summary>When it was last changed, UTC.</summary>
    public required DateTimeOffset UpdatedAt { get; init; }

    /// <summary>Who changed it last.</summary>
    public required string UpdatedBy { get; init; }

    /// <summary>The strong ETag, in double quotes.</summary>
    [JsonIgnore]
    public string ETag { get; init; } = "";
}
