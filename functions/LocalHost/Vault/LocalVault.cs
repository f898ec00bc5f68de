using System.Net;
using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;

namespace MailFunctions.LocalHost.Vault;

/// <summary>What the Key Vault service does with secrets: versions, soft delete, recovery (REST API "Secrets").</summary>
internal sealed partial class LocalVault(VaultFolder folder, TimeProvider clock)
{
    private const int MaxValueBytes = 25 * 1024;

    /// <summary>The secrets that are not deleted.</summary>
    public IEnumerable<VaultSecret> Secrets() => All().Where(secret => secret.DeletedAt is null);

    /// <summary>The secrets that are deleted and can be recovered.</summary>
    public IEnumerable<VaultSecret> DeletedSecrets() => All().Where(secret => secret.DeletedAt is not null);

    /// <summary>A secret that is not deleted.</summary>
    public VaultSecret Get(string name) =>
        Find(name) is { DeletedAt: null } secret ? secret : throw LocalVaultException.NotFound(name);

    /// <summary>A secret that is deleted.</summary>
    public VaultSecret GetDeleted(string name) =>
        Find(name) is { DeletedAt: not null } secret ? secret : throw LocalVaultException.NotFound(name);

    /// <summary>The value of a version.</summary>
    public async Task<string> OpenAsync(VaultSecret secret, VaultVersion version, CancellationToken cancellationToken)
    {
        if (!version.Enabled)
        {
            throw new LocalVaultException(HttpStatusCode.Forbidden, "Forbidden", "Operation get is not allowed on a disabled secret.");
        }

        using (await folder.LockAsync(cancellationToken))
        {
            try
            {
                return new VaultCipher(folder.Key()).Open(secret.Name, version.Id, version.Sealed);
            }
            catch (AuthenticationTagMismatchException)
            {
                throw new LocalVaultException(
                    HttpStatusCode.InternalServerError,
                    "InternalServerError",
                    $"The file of the secret {secret.Name} was changed by hand, or belongs to another vault.key.");
            }
        }
    }

    /// <summary>Writes a new version; makes the secret if it is new.</summary>
    public Task<(VaultSecret Secret, VaultVersion Version)> SetAsync(
        string name,
        string value,
        Func<VaultVersion, VaultVersion> describe,
        CancellationToken cancellationToken)
    {
        if (Encoding.UTF8.GetByteCount(value) > MaxValueBytes)
        {
            throw LocalVaultException.BadParameter($"The value is too long: a secret has at most {MaxValueBytes} bytes.");
        }

        return ChangeAsync(name, secret =>
        {
            if (secret?.DeletedAt is not null)
            {
                throw new LocalVaultException(
                    HttpStatusCode.Conflict,
                    "Conflict",
                    $"Secret {name} is currently in a deleted but recoverable state, and its name cannot be reused; in this state, the secret can only be recovered or purged.");
            }

            var now = clock.GetUtcNow();
            secret ??= new VaultSecret { Name = name };
            var id = Guid.NewGuid().ToString("N");
            var @sealed = new VaultCipher(folder.Key()).Seal(secret.Name, id, value);
            var version = describe(new VaultVersion { Id = id, Sealed = @sealed, CreatedAt = now, UpdatedAt = now });
            return (secret with { Versions = [.. secret.Versions, version] }, version);
        }, cancellationToken);
    }

    /// <summary>Changes the properties of a version.</summary>
    public Task<(VaultSecret Secret, VaultVersion Version)> UpdateAsync(
        string name,
        string? id,
        Func<VaultVersion, VaultVersion> describe,
        CancellationToken cancellationToken) =>
        ChangeAsync(name, secret =>
        {
            var present = secret is { DeletedAt: null } ? secret.Find(id) : null;
            var version = describe(present ?? throw LocalVaultException.NotFound(name)) with { UpdatedAt = clock.GetUtcNow() };
            return (secret!.With(version), version);
        }, cancellationToken);

    /// <summary>Deletes a secret so that it can be recovered.</summary>
    public Task<(VaultSecret Secret, VaultVersion Version)> DeleteAsync(string name, CancellationToken cancellationToken) =>
        ChangeAsync(
            name,
            secret => secret is { DeletedAt: null }
                ? (secret with { DeletedAt = clock.GetUtcNow() }, secret.Find(null)!)
                : throw LocalVaultException.NotFound(name),
            cancellationToken);

    /// <summary>Takes a deletion back.</summary>
    public Task<(VaultSecret Secret, VaultVersion Version)> RecoverAsync(string name, CancellationToken cancellationToken) =>
        ChangeAsync(
            name,
            secret => secret is { DeletedAt: not null }
                ? (secret with { DeletedAt = null }, secret.Find(null)!)
                : throw LocalVaultException.NotFound(name),
            cancellationToken);

    /// <summary>Removes a deleted secret for good.</summary>
    public async Task PurgeAsync(string name, CancellationToken cancellationToken)
    {
        using (await folder.LockAsync(cancellationToken))
        {
            folder.Remove(GetDeleted(name).Name);
        }
    }

    [GeneratedRegex("^[0-9a-zA-Z-]{1,127}$")]
    private static partial Regex NameRule();

    private IEnumerable<VaultSecret> All() => folder.Names().Select(folder.Read).OfType<VaultSecret>();

    private VaultSecret? Find(string name) => NameRule().IsMatch(name)
        ? folder.Read(name)
        : throw LocalVaultException.BadParameter($"The request URI contains an invalid name: {name}");

    private async Task<(VaultSecret Secret, VaultVersion Version)> ChangeAsync(
        string name,
        Func<VaultSecret?, (VaultSecret Secret, VaultVersion Version)> change,
        CancellationToken cancellationToken)
    {
        using (await folder.LockAsync(cancellationToken))
        {
            var changed = change(Find(name));
            folder.Write(changed.Secret);
            return changed;
        }
    }
}
