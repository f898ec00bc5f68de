using MailFunctions.Connectors;
using MailFunctions.Credentials;
using MailFunctions.Http;
using MailFunctions.Security;
using MailFunctions.Security.Audit;
using MailFunctions.Storage;
using Microsoft.Extensions.Logging;

namespace MailFunctions.Accounts;

/// <summary>
/// Creates, changes and deletes accounts. What lies in other partitions (the name, the use of credential and connector) is taken before the
/// account is written and given back after, so that a crash in between leaves at most a reservation without an account.
/// </summary>
public sealed partial class AccountChanges(
    AccountStore store,
    AccountCounter counter,
    AccountNames names,
    CredentialUses uses,
    ConnectorUses connectorUses,
    AccountPurges purges,
    AuditTrail audit,
    TimeProvider clock,
    ILogger<AccountChanges> logger)
{
    private const int Attempts = 10;

    /// <summary>Creates the account that a valid draft describes.</summary>
    /// <returns>The account; problem 409 if its name is taken, 400 if its credential is gone.</returns>
    public async Task<Result<AccountRecord>> CreateAsync(AccountDraft draft, Actor actor, CancellationToken cancellationToken)
    {
        if (await names.IsTakenAsync(draft.Name!, cancellationToken))
        {
            return Taken(draft.Name!);
        }

        var now = TimeKeys.Rounded(clock.GetUtcNow());
        var account = draft.ToAccount(await counter.NextAsync(cancellationToken), actor.Name, now);
        var entry = new AuditEntry(AuditAction.AccountCreated, AuditTarget.Account(account.Id.Value), After: account);
        return await audit.ChangeAsync(actor, entry, () => CreateAsync(account, now, cancellationToken), cancellationToken);
    }

    /// <summary>Gives an account the settings of a valid draft.</summary>
    /// <returns>The account as it is then; problem 409 if its new name is taken, 412 if it changed since it was read.</returns>
    public async Task<Result<AccountRecord>> UpdateAsync(
        AccountRecord present,
        AccountDraft draft,
        Actor actor,
        CancellationToken cancellationToken)
    {
        var now = TimeKeys.Rounded(clock.GetUtcNow());
        var before = present.Account;
        var account = draft.ToAccount(before.Id, actor.Name, now) with { CreatedAt = before.CreatedAt, CreatedBy = before.CreatedBy };
        var entry = new AuditEntry(AuditAction.AccountChanged, AuditTarget.Account(account.Id.Value), before, account);
        return await audit.ChangeAsync(actor, entry, () => UpdateAsync(present, account, now, cancellationToken), cancellationToken);
    }

    /// <summary>Deletes an account; what is kept for it is purged soon after.</summary>
    /// <returns>Nothing; problem 412 if it changed since it was read.</returns>
    public Task<Problem?> DeleteAsync(AccountRecord present, Actor actor, CancellationToken cancellationToken)
    {
        var entry = new AuditEntry(AuditAction.AccountDeleted, AuditTarget.Account(present.Account.Id.Value), Before: present.Account);
        return audit.ChangeAsync(actor, entry, () => DeleteAsync(present, cancellationToken), cancellationToken);
    }

    private static Problem Taken(string name) =>
        Problem.Conflict($"name: another account is called {name}. Names are unique regardless of case: choose another one.");

    private async Task<Result<AccountRecord>> CreateAsync(Account account, DateTimeOffset now, CancellationToken cancellationToken)
    {
        if (await TakeAsync(account, before: null, cancellationToken) is { } problem)
        {
            return problem;
        }

        await store.InsertAsync(account, AccountSchedule.Start(account, now), cancellationToken);
        Log.Created(logger, account.Id, account.CreatedBy);
        return await store.FindAsync(account.Id, cancellationToken) is { } record
            ? record
            : Problem.NotFound($"id: account {account.Id} was deleted just after it was created.");
    }

    private async Task<Result<AccountRecord>> UpdateAsync(AccountRecord present, Account account, DateTimeOffset now, CancellationToken cancellationToken)
    {
        if (await TakeAsync(account, present.Account, cancellationToken) is { } problem)
        {
            return problem;
        }

        if (await WriteAsync(present, account, now, cancellationToken) is not { } record)
        {
            // What was taken stays taken: the change that won may be the same one. Otherwise it is cleared away in a minute.
            return Problem.Stale();
        }

        await GiveBackAsync(present.Account, kept: account, cancellationToken);
        Log.Changed(logger, account.Id, account.UpdatedBy);
        return record;
    }

    private async Task<Problem?> DeleteAsync(AccountRecord present, CancellationToken cancellationToken)
    {
        var account = present.Account;
        if (!await RetryAsync(present, wanted: null, record => store.DeleteAsync(record, cancellationToken), cancellationToken))
        {
            return Problem.Stale();
        }

        await purges.RequestAsync(account.Id, cancellationToken);
        await names.ReleaseAsync(account.Name, account.Id, cancellationToken);
        await uses.RemoveAsync(account.CredentialId, account.Id, cancellationToken);
        if (account.NetworkConnectorId is { } connector)
        {
            await connectorUses.RemoveAsync(connector, account.Id, cancellationToken);
        }

        Log.Deleted(logger, account.Id);
        return null;
    }

    private async Task<Problem?> TakeAsync(Account account, Account? before, CancellationToken cancellationToken)
    {
        if (account.Name != before?.Name && !await names.TakeAsync(account.Name, account.Id, cancellationToken))
        {
            return Taken(account.Name);
        }

        Problem? problem = null;
        if (account.CredentialId != before?.CredentialId && !await uses.AddAsync(account.CredentialId, account.Id, cancellationToken))
        {
            problem = Problem.Invalid("credentialId", "There is no credential with this id.");
        }
        else if (account.NetworkConnectorId is { } connector && connector != before?.NetworkConnectorId &&
            !await connectorUses.AddAsync(connector, account.Id, cancellationToken))
        {
            problem = Problem.Invalid("networkConnectorId", "There is no network connector with this id.");
        }

        if (problem is not null)
        {
            await GiveBackAsync(account, before, cancellationToken);
        }

        return problem;
    }

    private async Task GiveBackAsync(Account account, Account? kept, CancellationToken cancellationToken)
    {
        if (kept is null || !AccountNames.AreSame(account.Name, kept.Name))
        {
            await names.ReleaseAsync(account.Name, account.Id, cancellationToken);
        }

        if (account.CredentialId != kept?.CredentialId)
        {
            await uses.RemoveAsync(account.CredentialId, account.Id, cancellationToken);
        }

        if (account.NetworkConnectorId is { } connector && connector != kept?.NetworkConnectorId)
        {
            await connectorUses.RemoveAsync(connector, account.Id, cancellationToken);
        }
    }

    private async Task<AccountRecord?> WriteAsync(
        AccountRecord present,
        Account account,
        DateTimeOffset now,
        CancellationToken cancellationToken)
    {
        var written = await RetryAsync(
            present,
            wanted: account,
            async record =>
            {
                var state = AccountSchedule.AfterChange(record.Account, account, record.State, now);
                return await store.UpdateAsync(record, account, state, cancellationToken) is not null;
            },
            cancellationToken);
        return written ? await store.FindAsync(account.Id, cancellationToken) : null;
    }

    /// <summary>
    /// Writes again when a check wrote the account's state meanwhile; a change of its settings is the caller's to look at. What is found as
    /// it was wanted was written: the answer to that got lost.
    /// </summary>
    private async Task<bool> RetryAsync(
        AccountRecord present,
        Account? wanted,
        Func<AccountRecord, Task<bool>> write,
        CancellationToken cancellationToken)
    {
        var record = present;
        for (var attempt = 0; attempt < Attempts; attempt++)
        {
            if (await write(record))
            {
                return true;
            }

            var found = await store.FindAsync(present.Account.Id, cancellationToken);
            if (found is null || found.Account.ETag != present.Account.ETag)
            {
                return found is null ? wanted is null : wanted?.IsSameAs(found.Account) is true;
            }

            record = found;
        }

        return false;
    }

    private static partial class Log
    {
        [LoggerMessage(EventId = 2001, Level = LogLevel.Information, Message = "Account {AccountId} was created by {Actor}.")]
        public static partial void Created(ILogger logger, AccountId accountId, string actor);

        [LoggerMessage(EventId = 2002, Level = LogLevel.Information, Message = "Account {AccountId} was changed by {Actor}.")]
        public static partial void Changed(ILogger logger, AccountId accountId, string actor);

        [LoggerMessage(EventId = 2003, Level = LogLevel.Information, Message = "Account {AccountId} was deleted.")]
        public static partial void Deleted(ILogger logger, AccountId accountId);
    }
}
