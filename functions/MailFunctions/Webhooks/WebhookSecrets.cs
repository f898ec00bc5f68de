using MailFunctions.Credentials;

namespace MailFunctions.Webhooks;

/// <summary>The secrets of webhooks: in the vault, and nowhere else.</summary>
public sealed class WebhookSecrets(Vault vault, TimeProvider clock)
{
    /// <summary>The name of a webhook's secret in the vault.</summary>
    public static string NameOf(string id) => $"{Vault.ManagedPrefix}webhook-{id}";

    /// <summary>Keeps a secret.</summary>
    /// <returns>Its version.</returns>
    /// <exception cref="VaultException">The vault does not answer or refuses.</exception>
    public Task<string> SetAsync(string id, string secret, CancellationToken cancellationToken) =>
        vault.SetAsync(NameOf(id), secret, cancellationToken);

    /// <summary>The secrets that sign now: the present one, and for a day after a rotation the one before it; none that somebody deleted or spoilt in the vault.</summary>
    /// <exception cref="VaultException">The vault does not answer or refuses.</exception>
    public async Task<IReadOnlyList<string>> SigningAsync(Webhook webhook, CancellationToken cancellationToken)
    {
        var previous = webhook.PreviousSecretUntil > clock.GetUtcNow() ? webhook.PreviousSecretVersion : null;
        var secrets = new List<string>();
        foreach (var version in new[] { webhook.SecretVersion, previous }.OfType<string>())
        {
            if (await vault.GetAsync(NameOf(webhook.Id), version, cancellationToken) is { } secret && WebhookSecret.TryRead(secret, out _))
            {
                secrets.Add(secret);
            }
        }

        return secrets;
    }

    /// <summary>Deletes the secrets of a webhook.</summary>
    /// <exception cref="VaultException">The vault does not answer or refuses.</exception>
    public Task DeleteAsync(string id, CancellationToken cancellationToken) => vault.DeleteAsync(NameOf(id), cancellationToken);
}
