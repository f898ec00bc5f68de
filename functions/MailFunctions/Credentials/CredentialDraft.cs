using MailFunctions.Credentials.OAuth;

namespace MailFunctions.Credentials;

/// <summary>A credential as a caller describes it. Either its secrets are given, or a secret of the vault is named.</summary>
public sealed record CredentialDraft
{
    /// <inheritdoc cref="Credential.Name"/>
    public string? Name { get; init; }

    /// <inheritdoc cref="Credential.Kind"/>
    public CredentialKind? Kind { get; init; }

    /// <inheritdoc cref="Credential.UserName"/>
    public string? UserName { get; init; }

    /// <summary>The password; goes to the vault, and is never shown again.</summary>
    public string? Password { get; init; }

    /// <inheritdoc cref="Credential.TokenEndpoint"/>
    public string? TokenEndpoint { get; init; }

    /// <inheritdoc cref="Credential.ClientId"/>
    public string? ClientId { get; init; }

    /// <summary>The app's secret; goes to the vault, and is never shown again.</summary>
    public string? ClientSecret { get; init; }

    /// <inheritdoc cref="Credential.Scopes"/>
    public IReadOnlyList<string>? Scopes { get; init; }

    /// <summary>The refresh token; goes to the vault, and is never shown again.</summary>
    public string? RefreshToken { get; init; }

    /// <summary>The name of a secret that is in the vault already.</summary>
    public string? SecretName { get; init; }

    /// <summary>The kind; a password if none is said.</summary>
    internal CredentialKind KindOrDefault => Kind ?? CredentialKind.Password;

    /// <summary>Whether a new client secret goes with the refresh token that there is.</summary>
    internal bool KeepsRefreshToken => KindOrDefault == CredentialKind.OAuthRefreshToken && ClientSecret is not null && RefreshToken is null;

    /// <summary>The secret as the vault keeps it; <see langword="null"/> if none is given.</summary>
    internal string? Secret() => KindOrDefault switch
    {
        CredentialKind.OAuthClientCredentials => ClientSecret,
        CredentialKind.OAuthRefreshToken => RefreshToken is null ? null : new OAuthSecret(ClientSecret, RefreshToken).Write(),
        _ => Password,
    };

    /// <summary>The names of the secrets that it has.</summary>
    internal string[] SecretsGiven()
    {
        (string Name, string? Value)[] secrets = [("password", Password), ("clientSecret", ClientSecret), ("refreshToken", RefreshToken)];
        return [.. secrets.Where(secret => secret.Value is not null).Select(secret => secret.Name)];
    }

    /// <summary>The scopes; an empty list where OAuth is asked for none.</summary>
    internal IReadOnlyList<string>? ScopesOfKind() => KindOrDefault == CredentialKind.Password ? null : Scopes ?? [];

    /// <summary>The name and kind only, so that no log ever shows a secret.</summary>
    public override string ToString() => $"{Name} ({Kind})";
}
