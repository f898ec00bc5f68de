using MailFunctions.Credentials.OAuth;
using MailFunctions.Http;
using MailFunctions.Security;
using MailFunctions.Security.Audit;
using MailFunctions.Storage;
using Microsoft.Extensions.Logging;

namespace MailFunctions.Credentials;

/// <summary>
/// Creates, changes and deletes credentials. The secret is written to the vault before the credential that names its version,
/// so that a crash in between leaves the credential as it was.
/// </summary>
public sealed partial class CredentialChanges(
    CredentialStore store,
    CredentialUses uses,
    CredentialLogins logins,
    LoginWatch watch,
    LoginChanges changes,
    RefreshTokens refreshTokens,
    Vault vault,
    AuditTrail audit,
    TimeProvider clock,
    ILogger<CredentialChanges> logger)
{
    private const int UsersNamed = 5;

    /// <summary>Creates the credential that a valid draft describes.</summary>
    /// <returns>The credential; problem 400 if the vault lacks the secret that it names, 409 if its name is taken, 503 if the vault does not answer.</returns>
    public async Task<Result<Credential>> CreateAsync(CredentialDraft draft, Actor actor, CancellationToken cancellationToken)
    {
        if (await store.Names.IsTakenAsync(draft.Name!, cancellationToken))
        {
            return Taken(draft.Name!);
        }

        var id = Guid.NewGuid().ToString("N");
        var now = clock.GetUtcNow();
        var credential = new Credential
        {
            Id = id,
            Name = draft.Name!,
            Kind = draft.KindOrDefault,
            UserName = draft.UserName!,
            TokenEndpoint = draft.TokenEndpoint,
            ClientId = draft.ClientId,
            Scopes = draft.ScopesOfKind(),
            SecretName = draft.SecretName ?? Vault.ManagedPrefix + id,
            SecretVersion = null,
            Managed = draft.SecretName is null,
            CreatedAt = now,
            CreatedBy = actor.Name,
            UpdatedAt = now,
            UpdatedBy = actor.Name,
        };
        var entry = new AuditEntry(AuditAction.CredentialCreated, AuditTarget.Credential(id), After: credential) { Secrets = draft.SecretsGiven() };
        return await audit.ChangeAsync(actor, entry, () => CreateAsync(credential, draft, cancellationToken), cancellationToken);
    }

    /// <summary>Gives a credential what a valid draft describes; without a secret in it, a managed secret stays as it is.</summary>
    /// <returns>The credential; problem 400, 409 or 503 as for a new one, 412 if it changed since it was read.</returns>
    public Task<Result<Credential>> UpdateAsync(
        Credential present,
        CredentialDraft draft,
        Actor actor,
        CancellationToken cancellationToken)
    {
        var credential = present with
        {
            Name = draft.Name!,
            Kind = draft.KindOrDefault,
            UserName = draft.UserName!,
            TokenEndpoint = draft.TokenEndpoint,
            ClientId = draft.ClientId,
            Scopes = draft.ScopesOfKind(),
            SecretName = draft.SecretName ?? Vault.ManagedPrefix + present.Id,
            SecretVersion = draft.SecretName is null ? present.SecretVersion : null,
            Managed = draft.SecretName is null,
            UpdatedAt = clock.GetUtcNow(),
            UpdatedBy = actor.Name,
        };
        var entry = new AuditEntry(AuditAction.CredentialChanged, AuditTarget.Credential(present.Id), present, credential) { Secrets = draft.SecretsGiven() };
        return audit.ChangeAsync(actor, entry, () => UpdateAsync(present, credential, draft, cancellationToken), cancellationToken);
    }

    /// <summary>Deletes a credential and the secret that was given to this product for it; others' secrets stay.</summary>
    /// <returns>Nothing; problem 409 while accounts use it, 412 if it changed since it was read.</returns>
    public Task<Problem?> DeleteAsync(Credential present, Actor actor, CancellationToken cancellationToken)
    {
        var entry = new AuditEntry(AuditAction.CredentialDeleted, AuditTarget.Credential(present.Id), Before: present);
        return audit.ChangeAsync(actor, entry, () => DeleteAsync(present, cancellationToken), cancellationToken);
    }

    private static Problem Taken(string name) =>
        Problem.Conflict($"name: another credential is called {name}. Names are unique regardless of case: choose another one.");

    private async Task<Result<Credential>> CreateAsync(Credential described, CredentialDraft draft, CancellationToken cancellationToken)
    {
        if (!(await WithSecretAsync(described, draft, cancellationToken)).TryGet(out var credential, out var problem))
        {
            return problem;
        }

        if (!await store.Names.TakeAsync(credential.Name, credential.Id, cancellationToken))
        {
            await DropSecretsAsync(credential.Id, cancellationToken);
            return Taken(credential.Name);
        }

        Log.Created(logger, credential.Id, credential.CreatedBy);
        return await store.InsertAsync(credential, cancellationToken);
    }

    private async Task<Result<Credential>> UpdateAsync(Credential present, Credential described, CredentialDraft draft, CancellationToken cancellationToken)
    {
        await using var hold = draft.KeepsRefreshToken ? await refreshTokens.HoldAsync(present.Id, cancellationToken) : null;
        if (!(await WithSecretAsync(described, draft, cancellationToken)).TryGet(out var credential, out var problem))
        {
            return problem;
        }

        if (credential.Name != present.Name && !await store.Names.TakeAsync(credential.Name, present.Id, cancellationToken))
        {
            return Taken(credential.Name);
        }

        return await WriteAsync(present, credential, cancellationToken);
    }

    private async Task<Problem?> DeleteAsync(Credential present, CancellationToken cancellationToken)
    {
        if (await uses.FindAsync(present.Id, UsersNamed, cancellationToken) is { Count: > 0 } users)
        {
            return Problem.Conflict(
                $"The credential is in use, by account {string.Join(", ", users)}{(users.Count == UsersNamed ? " and perhaps others" : "")}: give these accounts another credential first.");
        }

        if (!await store.DeleteAsync(present, cancellationToken))
        {
            return Problem.Stale();
        }

        await store.Names.ReleaseAsync(present.Name, present.Id, cancellationToken);
        logins.Forget(present.Id);
        await DropSecretsAsync(present.Id, cancellationToken);
        Log.Deleted(logger, present.Id);
        return null;
    }

    private async Task<Result<Credential>> WriteAsync(Credential present, Credential credential, CancellationToken cancellationToken)
    {
        await watch.ExpectAsync(present.Id, cancellationToken);
        var updated = await store.UpdateAsync(present, credential, cancellationToken);
        logins.Forget(present.Id);
        if (updated is null)
        {
            return Problem.Stale();
        }

        await changes.AnnounceAsync(present.Id, cancellationToken);

        if (!NameKey.AreSame(credential.Name, present.Name))
        {
            await store.Names.ReleaseAsync(present.Name, present.Id, cancellationToken);
        }

        Log.Changed(logger, credential.Id, credential.UpdatedBy);
        return updated;
    }

    private async Task<Result<Credential>> WithSecretAsync(Credential credential, CredentialDraft draft, CancellationToken cancellationToken)
    {
        try
        {
            if (draft.KeepsRefreshToken)
            {
                var kept = await refreshTokens.WithClientSecretAsync(credential, draft.ClientSecret!, cancellationToken);
                return kept is null
                    ? Problem.Invalid("refreshToken", "is required: the vault has none to keep.")
                    : credential with { SecretVersion = await vault.SetAsync(credential.SecretName, kept.Write(), cancellationToken) };
            }

            if (draft.Secret() is { } secret)
            {
                return credential with { SecretVersion = await vault.SetAsync(credential.SecretName, secret, cancellationToken) };
            }

            return credential.Managed || await vault.GetAsync(credential.SecretName, null, cancellationToken) is not null
                ? credential
                : Problem.Invalid("secretName", "The vault has no enabled secret of this name.");
        }
        catch (VaultException exception)
        {
            Log.VaultFailed(logger, exception, credential.Id);
            return Problem.Unavailable("The vault does not answer. Nothing was changed; try again in a moment.");
        }
    }

    /// <summary>Deletes the secrets that were given for a credential, if there are any: also when the credential names another now.</summary>
    private async Task DropSecretsAsync(string id, CancellationToken cancellationToken)
    {
        await DropSecretAsync(Vault.ManagedPrefix + id, cancellationToken);
        await DropSecretAsync(RefreshTokens.SecretOf(id), cancellationToken);
    }

    private async Task DropSecretAsync(string name, CancellationToken cancellationToken)
    {
        try
        {
            await vault.DeleteAsync(name, cancellationToken);
        }
        catch (VaultException exception)
        {
            // Nothing refers to the secret any more, and the caller's request is done.
            Log.SecretStays(logger, exception, name);
        }
    }

    private static partial class Log
    {
        [LoggerMessage(EventId = 2101, Level = LogLevel.Information, Message = "Credential {CredentialId} was created by {Actor}.")]
        public static partial void Created(ILogger logger, string credentialId, string actor);

        [LoggerMessage(EventId = 2102, Level = LogLevel.Information, Message = "Credential {CredentialId} was deleted.")]
        public static partial void Deleted(ILogger logger, string credentialId);

        [LoggerMessage(EventId = 2103, Level = LogLevel.Error, Message = "The secret of credential {CredentialId} could not be read or written: the vault does not answer, or refuses.")]
        public static partial void VaultFailed(ILogger logger, Exception exception, string credentialId);

        [LoggerMessage(EventId = 2104, Level = LogLevel.Information, Message = "Credential {CredentialId} was changed by {Actor}.")]
        public static partial void Changed(ILogger logger, string credentialId, string actor);

        [LoggerMessage(EventId = 2105, Level = LogLevel.Warning, Message = "The secret {SecretName} belongs to no credential any more, and the vault does not answer: delete it there.")]
        public static partial void SecretStays(ILogger logger, Exception exception, string secretName);
    }
}
