using MailFunctions.Credentials;
using MailFunctions.Http;
using MailFunctions.Security;
using MailFunctions.Security.Audit;
using MailFunctions.Storage;
using Microsoft.Extensions.Logging;

namespace MailFunctions.Connectors;

/// <summary>
/// Creates, changes and deletes network connectors. A password is written to the vault before the connector that names its version, so
/// that a crash in between leaves the connector as it was.
/// </summary>
public sealed partial class ConnectorChanges(
    ConnectorStore store,
    ConnectorUses uses,
    ConnectorResumption resumption,
    Vault vault,
    AuditTrail audit,
    TimeProvider clock,
    ILogger<ConnectorChanges> logger)
{
    private const int UsersNamed = 5;

    /// <summary>Creates the connector that a valid draft describes.</summary>
    /// <returns>The connector; problem 409 if its name is taken, 503 if the vault does not answer.</returns>
    public async Task<Result<Connector>> CreateAsync(ConnectorDraft draft, Actor actor, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var connector = Described(draft, Guid.NewGuid().ToString("N"), (now, actor.Name), (now, actor.Name));
        if (await store.Names.IsTakenAsync(connector.Name, cancellationToken))
        {
            return Taken(connector.Name);
        }

        var entry = new AuditEntry(AuditAction.ConnectorCreated, AuditTarget.Connector(connector.Id), After: WithPasswordToCome(connector, draft)) { Secrets = SecretsOf(draft) };
        return await audit.ChangeAsync(actor, entry, () => CreateAsync(connector, draft, cancellationToken), cancellationToken);
    }

    /// <summary>
    /// Gives a connector what a valid draft describes. Without a password in it, the present one stays as long as it goes to the same proxy
    /// under the same user name: nobody gets to see a password by pointing its connector elsewhere.
    /// </summary>
    /// <returns>The connector; problem 409 or 503 as for a new one, 412 if it changed since it was read.</returns>
    public async Task<Result<Connector>> UpdateAsync(Connector present, ConnectorDraft draft, Actor actor, CancellationToken cancellationToken)
    {
        var described = Described(draft, present.Id, (present.CreatedAt, present.CreatedBy), (clock.GetUtcNow(), actor.Name));
        described = described with { SecretVersion = IsSameProxy(present, described) ? present.SecretVersion : null };
        var entry = new AuditEntry(AuditAction.ConnectorChanged, AuditTarget.Connector(present.Id), present, WithPasswordToCome(described, draft)) { Secrets = SecretsOf(draft) };
        return await audit.ChangeAsync(actor, entry, () => UpdateAsync(present, described, draft, cancellationToken), cancellationToken);
    }

    /// <summary>Deletes a connector, and its password.</summary>
    /// <returns>Nothing; problem 409 while accounts use it, 412 if it changed since it was read.</returns>
    public Task<Problem?> DeleteAsync(Connector present, Actor actor, CancellationToken cancellationToken)
    {
        var entry = new AuditEntry(AuditAction.ConnectorDeleted, AuditTarget.Connector(present.Id), Before: present);
        return audit.ChangeAsync(actor, entry, () => DeleteAsync(present, cancellationToken), cancellationToken);
    }

    private static Connector Described(
        ConnectorDraft draft,
        string id,
        (DateTimeOffset At, string By) created,
        (DateTimeOffset At, string By) updated) => new()
        {
            Id = id,
            Name = draft.Name!,
            Type = draft.Type!.Value,
            Address = draft.Address!,
            Port = draft.Port!.Value,
            UserName = draft.UserName,
            CreatedAt = created.At,
            CreatedBy = created.By,
            UpdatedAt = updated.At,
            UpdatedBy = updated.By,
        };

    private static string[] SecretsOf(ConnectorDraft draft) => draft.Password is null ? [] : ["password"];

    /// <summary>The connector as it will be once the password that is given is in the vault.</summary>
    private static Connector WithPasswordToCome(Connector connector, ConnectorDraft draft) =>
        draft.Password is null ? connector : connector with { SecretVersion = "" };

    private static bool IsSameProxy(Connector one, Connector other) =>
        (one.Type, one.Address, one.Port, one.UserName) == (other.Type, other.Address, other.Port, other.UserName);

    private static Problem Taken(string name) =>
        Problem.Conflict($"name: another network connector is called {name}. Names are unique regardless of case: choose another one.");

    private async Task<Result<Connector>> CreateAsync(Connector described, ConnectorDraft draft, CancellationToken cancellationToken)
    {
        if (!(await WithPasswordAsync(described, draft, cancellationToken)).TryGet(out var connector, out var problem))
        {
            return problem;
        }

        if (!await store.Names.TakeAsync(connector.Name, connector.Id, cancellationToken))
        {
            await DropPasswordAsync(connector, cancellationToken);
            return Taken(connector.Name);
        }

        Log.Created(logger, connector.Id, connector.CreatedBy);
        return await store.InsertAsync(connector, cancellationToken);
    }

    private async Task<Result<Connector>> UpdateAsync(Connector present, Connector described, ConnectorDraft draft, CancellationToken cancellationToken)
    {
        if (!(await WithPasswordAsync(described, draft, cancellationToken)).TryGet(out var connector, out var problem))
        {
            return problem;
        }

        if (connector.Name != present.Name && !await store.Names.TakeAsync(connector.Name, present.Id, cancellationToken))
        {
            return Taken(connector.Name);
        }

        if (await store.UpdateAsync(present, connector, cancellationToken) is not { } updated)
        {
            return Problem.Stale();
        }

        if (!NameKey.AreSame(connector.Name, present.Name))
        {
            await store.Names.ReleaseAsync(present.Name, present.Id, cancellationToken);
        }

        Log.Changed(logger, connector.Id, connector.UpdatedBy);
        await resumption.RunAsync(connector.Id, cancellationToken);
        return updated;
    }

    private async Task<Problem?> DeleteAsync(Connector present, CancellationToken cancellationToken)
    {
        if (await uses.FindAsync(present.Id, UsersNamed, cancellationToken) is { Count: > 0 } users)
        {
            return Problem.Conflict(
                $"The network connector is in use, by account {string.Join(", ", users)}{(users.Count == UsersNamed ? " and perhaps others" : "")}: change these accounts first.");
        }

        if (!await store.DeleteAsync(present, cancellationToken))
        {
            return Problem.Stale();
        }

        await store.Names.ReleaseAsync(present.Name, present.Id, cancellationToken);
        Log.Deleted(logger, present.Id);
        await DropPasswordAsync(present, cancellationToken);
        return null;
    }

    private async Task<Result<Connector>> WithPasswordAsync(Connector connector, ConnectorDraft draft, CancellationToken cancellationToken)
    {
        if (draft.Password is not { } password)
        {
            return connector;
        }

        try
        {
            return connector with { SecretVersion = await vault.SetAsync(ConnectorRoutes.SecretName(connector.Id), password, cancellationToken) };
        }
        catch (VaultException exception)
        {
            Log.VaultFailed(logger, exception, connector.Id);
            return Problem.Unavailable("The vault does not answer. Nothing was changed; try again in a moment.");
        }
    }

    private async Task DropPasswordAsync(Connector connector, CancellationToken cancellationToken)
    {
        try
        {
            await vault.DeleteAsync(ConnectorRoutes.SecretName(connector.Id), cancellationToken);
        }
        catch (VaultException exception)
        {
            // Nothing refers to the secret any more, and the caller's request is done.
            Log.PasswordStays(logger, exception, ConnectorRoutes.SecretName(connector.Id));
        }
    }

    private static partial class Log
    {
        [LoggerMessage(EventId = 2201, Level = LogLevel.Information, Message = "Network connector {ConnectorId} was created by {Actor}.")]
        public static partial void Created(ILogger logger, string connectorId, string actor);

        [LoggerMessage(EventId = 2202, Level = LogLevel.Information, Message = "Network connector {ConnectorId} was changed by {Actor}.")]
        public static partial void Changed(ILogger logger, string connectorId, string actor);

        [LoggerMessage(EventId = 2203, Level = LogLevel.Information, Message = "Network connector {ConnectorId} was deleted.")]
        public static partial void Deleted(ILogger logger, string connectorId);

        [LoggerMessage(EventId = 2204, Level = LogLevel.Error, Message = "The password of network connector {ConnectorId} could not be written: the vault does not answer, or refuses.")]
        public static partial void VaultFailed(ILogger logger, Exception exception, string connectorId);

        [LoggerMessage(EventId = 2205, Level = LogLevel.Warning, Message = "The secret {SecretName} belongs to no network connector any more, and the vault does not answer: delete it there.")]
        public static partial void PasswordStays(ILogger logger, Exception exception, string secretName);
    }
}
