namespace MailFunctions.Credentials;

/// <summary>A credential as a caller describes it. Either a password is given, or a secret of the vault is named.</summary>
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

    /// <summary>The name of a secret that is in the vault already.</summary>
    public string? SecretName { get; init; }

    /// <summary>The name and kind only, so that no log ever shows the password.</summary>
    public override string ToString() => $"{Name} ({Kind})";
}
