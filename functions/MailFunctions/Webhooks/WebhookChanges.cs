using MailFunctions.Credentials;
using MailFunctions.Http;
using MailFunctions.Security;
using MailFunctions.Security.Audit;
using MailFunctions.Storage;
using MailFunctions.Webhooks.Delivery;
using Microsoft.Extensions.Logging;

namespace MailFunctions.Webhooks;

/// <summary>
/// Creates, changes, disables and deletes webhooks. A secret is written to the vault before the webhook that names its version, so that a
/// crash in between leaves the webhook as it was.
/// </summary>
public sealed partial class WebhookChanges(
    WebhookStore store,
    WebhookSecrets secrets,
    EnabledWebhooks enabled,
    QueuedDeliveries queue,
    AuditTrail audit,
    TimeProvider clock,
    ILogger<WebhookChanges> logger)
{
    private const int MostEnabled = 100;
    private const string SecretName = "secret";
    private static readonly TimeSpan OldSecretSigns = TimeSpan.FromHours(24);
    private static readonly TimeSpan TimeToBeDeleted = TimeSpan.FromSeconds(2);

    /// <summary>Creates the webhook that a valid draft describes.</summary>
    /// <returns>The webhook with its secret; problem 409 if its name is taken or there are too many, 503 if the vault does not answer.</returns>
    public async Task<Result<Webhook>> CreateAsync(WebhookDraft draft, Actor actor, CancellationToken cancellationToken)
    {
        if (await store.Names.IsTakenAsync(draft.Name!, cancellationToken))
        {
            return Taken(draft.Name!);
        }

        if (draft.Enabled is not false && await AreManyAsync(cancellationToken))
        {
            return TooMany();
        }

        var now = clock.GetUtcNow();
        var webhook = Described(draft, new()
        {
            Id = Guid.NewGuid().ToString("N"),
            Name = "",
            Url = new(draft.Url!),
            Events = [],
            Enabled = true,
            CreatedAt = now,
            CreatedBy = actor.Name,
            UpdatedAt = now,
            UpdatedBy = actor.Name,
        });
        var entry = new AuditEntry(AuditAction.WebhookCreated, AuditTarget.Webhook(webhook.Id), After: webhook) { Secrets = [SecretName] };
        return await audit.ChangeAsync(actor, entry, () => CreateAsync(webhook, draft, cancellationToken), cancellationToken);
    }

    /// <summary>Gives a webhook what a valid draft describes. Enabling it again forgives what it was disabled for.</summary>
    /// <returns>The webhook, with its secret if that is new; problem 409 or 503 as for a new one, 412 if it changed since it was read.</returns>
    public async Task<Result<Webhook>> UpdateAsync(Webhook present, WebhookDraft draft, Actor actor, CancellationToken cancellationToken)
    {
        if (!present.Enabled && draft.Enabled is not false && await AreManyAsync(cancellationToken))
        {
            return TooMany();
        }

        var webhook = Described(draft, present with { UpdatedAt = clock.GetUtcNow(), UpdatedBy = actor.Name });
        var entry = new AuditEntry(AuditAction.WebhookChanged, AuditTarget.Webhook(present.Id), present, webhook) { Secrets = draft.Rotates ? [SecretName] : [] };
        return await audit.ChangeAsync(actor, entry, () => UpdateAsync(present, webhook, draft, cancellationToken), cancellationToken);
    }

    /// <summary>Disables a webhook whose receiver is gone; not if somebody changes it at this moment.</summary>
    public async Task DisableAsync(Webhook present, string reason, CancellationToken cancellationToken)
    {
        var disabled = present with { Enabled = false, DisabledReason = reason, DisabledAt = clock.GetUtcNow() };
        var entry = new AuditEntry(AuditAction.WebhookChanged, AuditTarget.Webhook(present.Id), present, disabled);
        var problem = await audit.ChangeAsync(
            Actor.Self,
            entry,
            async () => await store.UpdateAsync(present, disabled, cancellationToken) is null ? Problem.Stale() : null,
            cancellationToken);
        if (problem is null)
        {
            enabled.Forget();
            Log.Disabled(logger, present.Id, reason);
        }
    }

    /// <summary>Deletes a webhook, its secret and its deliveries.</summary>
    /// <returns>Nothing; problem 412 if it changed since it was read.</returns>
    public Task<Problem?> DeleteAsync(Webhook present, Actor actor, CancellationToken cancellationToken)
    {
        var entry = new AuditEntry(AuditAction.WebhookDeleted, AuditTarget.Webhook(present.Id), Before: present);
        return audit.ChangeAsync(actor, entry, () => DeleteAsync(present, cancellationToken), cancellationToken);
    }

    private async Task<Result<Webhook>> CreateAsync(Webhook described, WebhookDraft draft, CancellationToken cancellationToken)
    {
        if (!(await SecretAsync(described.Id, draft, cancellationToken)).TryGet(out var secret, out var problem))
        {
            return problem;
        }

        if (!await store.Names.TakeAsync(described.Name, described.Id, cancellationToken))
        {
            await DropSecretAsync(described.Id, cancellationToken);
            return Taken(described.Name);
        }

        var created = await store.InsertAsync(described with { SecretVersion = secret.Version }, cancellationToken);
        enabled.Forget();
        Log.Created(logger, created.Id, created.CreatedBy);
        return created with { Secret = secret.Text };
    }

    private async Task<Result<Webhook>> UpdateAsync(Webhook present, Webhook described, WebhookDraft draft, CancellationToken cancellationToken)
    {
        var (webhook, shown) = (described, (string?)null);
        if (draft.Rotates)
        {
            if (!(await SecretAsync(present.Id, draft, cancellationToken)).TryGet(out var secret, out var problem))
            {
                return problem;
            }

            shown = secret.Text;
            webhook = described with { SecretVersion = secret.Version, PreviousSecretVersion = present.SecretVersion, PreviousSecretUntil = described.UpdatedAt + OldSecretSigns };
        }

        if (webhook.Name != present.Name && !await store.Names.TakeAsync(webhook.Name, present.Id, cancellationToken))
        {
            return Taken(webhook.Name);
        }

        if (await store.UpdateAsync(present, webhook, cancellationToken) is not { } updated)
        {
            return Problem.Stale();
        }

        if (!NameKey.AreSame(webhook.Name, present.Name))
        {
            await store.Names.ReleaseAsync(present.Name, present.Id, cancellationToken);
        }

        enabled.Forget();
        await queue.WakeAsync(present.Id, TimeSpan.Zero, cancellationToken);
        Log.Changed(logger, present.Id, webhook.UpdatedBy);
        return updated with { Secret = shown };
    }

    private async Task<Problem?> DeleteAsync(Webhook present, CancellationToken cancellationToken)
    {
        // Asked for before, so that the deliveries go whatever happens to this process.
        await queue.AddAsync(present.Id, TimeToBeDeleted, cancellationToken);
        if (!await store.DeleteAsync(present, cancellationToken))
        {
            return Problem.Stale();
        }

        enabled.Forget();
        await store.Names.ReleaseAsync(present.Name, present.Id, cancellationToken);
        await DropSecretAsync(present.Id, cancellationToken);
        Log.Deleted(logger, present.Id);
        return null;
    }

    private Webhook Described(WebhookDraft draft, Webhook webhook)
    {
        var described = webhook with
        {
            Name = draft.Name!,
            Url = new(draft.Url!),
            Events = [.. draft.Events!.Distinct().Order()],
            Enabled = draft.Enabled ?? true,
        };
        if (described.Enabled)
        {
            return described with { DisabledReason = null, DisabledAt = null };
        }

        return webhook.Enabled
            ? described with { DisabledReason = $"Disabled by {webhook.UpdatedBy}.", DisabledAt = clock.GetUtcNow() }
            : described;
    }

    private async Task<bool> AreManyAsync(CancellationToken cancellationToken) =>
        await store.EnabledAsync(cancellationToken).CountAsync(cancellationToken) >= MostEnabled;

    private static Problem Taken(string name) =>
        Problem.Conflict($"name: another webhook is called {name}. Names are unique regardless of case: choose another one.");

    private static Problem TooMany() =>
        Problem.Conflict($"enabled: there are {MostEnabled} enabled webhooks, which is the most. Disable or delete another one first.");

    private async Task<Result<(string Text, string Version)>> SecretAsync(string id, WebhookDraft draft, CancellationToken cancellationToken)
    {
        var secret = draft.Secret ?? WebhookSecret.New();
        try
        {
            return (secret, await secrets.SetAsync(id, secret, cancellationToken));
        }
        catch (VaultException exception)
        {
            Log.VaultFailed(logger, exception, id);
            return Problem.Unavailable("The vault does not answer. Nothing was changed; try again in a moment.");
        }
    }

    private async Task DropSecretAsync(string id, CancellationToken cancellationToken)
    {
        try
        {
            await secrets.DeleteAsync(id, cancellationToken);
        }
        catch (VaultException exception)
        {
            // Nothing refers to the secret any more, and the caller's request is done.
            Log.SecretStays(logger, exception, WebhookSecrets.NameOf(id));
        }
    }

    private static partial class Log
    {
        [LoggerMessage(EventId = 6001, Level = LogLevel.Information, Message = "Webhook {WebhookId} was created by {Actor}.")]
        public static partial void Created(ILogger logger, string webhookId, string actor);

        [LoggerMessage(EventId = 6002, Level = LogLevel.Information, Message = "Webhook {WebhookId} was changed by {Actor}.")]
        public static partial void Changed(ILogger logger, string webhookId, string actor);

        [LoggerMessage(EventId = 6003, Level = LogLevel.Information, Message = "Webhook {WebhookId} was deleted.")]
        public static partial void Deleted(ILogger logger, string webhookId);

        [LoggerMessage(EventId = 6004, Level = LogLevel.Error, Message = "The secret of webhook {WebhookId} could not be written: the vault does not answer, or refuses.")]
        public static partial void VaultFailed(ILogger logger, Exception exception, string webhookId);

        [LoggerMessage(EventId = 6005, Level = LogLevel.Warning, Message = "The secret {SecretName} belongs to no webhook any more, and the vault does not answer: delete it there.")]
        public static partial void SecretStays(ILogger logger, Exception exception, string secretName);

        [LoggerMessage(EventId = 6006, Level = LogLevel.Warning, Message = "Webhook {WebhookId} is disabled: {Reason}")]
        public static partial void Disabled(ILogger logger, string webhookId, string reason);
    }
}
