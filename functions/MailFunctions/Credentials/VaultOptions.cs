using System.ComponentModel.DataAnnotations;

namespace MailFunctions.Credentials;

/// <summary>Where the vault is, and how it is asked: settings <c>KeyVault__*</c>.</summary>
public sealed class VaultOptions
{
    /// <summary>The vault's address, such as <c>https://name.vault.azure.net/</c>.</summary>
    [Required(ErrorMessage = "KeyVault__Uri must be the vault's address.")]
    public Uri? Uri { get; set; }

    /// <summary>
    /// How long a credential, and the newest version of a secret that others rotate, may be taken from memory, in seconds; 0 for
    /// not at all. So long may a change take to reach other instances; the one that makes it forgets at once.
    /// </summary>
    [Range(0, 3600)]
    public int CacheSeconds { get; set; } = 60;

    /// <summary>
    /// How long a given version of a secret may be taken from memory, in seconds; 0 for not at all. Its value cannot change, but
    /// so long may it take until a version that is disabled in the vault is used no more.
    /// </summary>
    [Range(0, 86_400)]
    public int VersionCacheSeconds { get; set; } = 900;

    /// <summary>How long one request to the vault may take, in seconds.</summary>
    [Range(1, 120)]
    public int TimeoutSeconds { get; set; } = 10;
}
