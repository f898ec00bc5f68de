using System.Text.Json;
using Azure;
using MailFunctions.Accounts.Columns;
using MailFunctions.Http;
using MailFunctions.Security;
using MailFunctions.Storage;
using Microsoft.Extensions.Logging;

namespace MailFunctions.Accounts.Import;

/// <summary>Makes of one row what it says, after holding it to the rules that every account is held to.</summary>
/// <param name="store">The accounts.</param>
/// <param name="names">Their names.</param>
/// <param name="rules">What they must be like.</param>
/// <param name="changes">Creates and changes them.</param>
/// <param name="references">What they refer to.</param>
/// <param name="isDryRun">Whether nothing is to be written.</param>
/// <param name="actor">Who imports.</param>
/// <param name="logger">The log.</param>
internal sealed partial class RowImport(
    AccountStore store,
    AccountNames names,
    AccountRules rules,
    AccountChanges changes,
    ImportReferences references,
    bool isDryRun,
    Actor actor,
    ILogger logger)
{
    /// <summary>Makes of a row what it says. Once begun it is brought to its end, so that none is left half done.</summary>
    /// <param name="row">The row.</param>
    /// <param name="errors">What is known to be wrong with it already.</param>
    public async Task<ImportedRow> RunAsync(ImportRow row, FieldErrors errors)
    {
        if (row.Fault is { } fault)
        {
            errors.Add(ImportRow.Whole, fault);
            return Result(row, ImportOutcome.Failed, null, null, errors);
        }

        try
        {
            return await JudgeAsync(row, errors, CancellationToken.None);
        }
        catch (Exception exception) when (exception is RequestFailedException or AggregateException or OperationCanceledException)
        {
            // Nobody cancels a row: what was cancelled is a request that got no answer in time.
            Log.StorageFailed(logger, exception, row.Line);
            errors.Add(ImportRow.Whole, "Storage did not answer. Import the file again: what is there already is left as it is.");
            return Result(row, ImportOutcome.Failed, row.Id, row.Cells.GetValueOrDefault(AccountColumns.Name), errors) with { IsStorageFailure = true };
        }
    }

    private static ImportedRow Result(ImportRow row, ImportOutcome outcome, AccountId? id, string? name, FieldErrors errors) =>
        new(row.Number, row.Line, outcome, id, name, errors);

    private async Task<ImportedRow> JudgeAsync(ImportRow row, FieldErrors errors, CancellationToken cancellationToken)
    {
        var present = await PresentAsync(row, errors, cancellationToken);
        var draft = row.Apply(present is null ? new() : AccountDraft.Of(present.Account), errors);
        draft = await references.ResolveAsync(row, draft, errors, cancellationToken);
        await HoldToRulesAsync(row, draft, errors, known: present is not null || !row.HasId, cancellationToken);
        if (await NamesakeAsync(draft, present?.Account, errors, cancellationToken) is { } namesake && !row.HasId && errors.IsEmpty)
        {
            if (IsSame(draft, namesake))
            {
                return Result(row, ImportOutcome.Unchanged, namesake.Id, namesake.Name, errors);
            }

            errors.Add(AccountColumns.Name.Heading, $"account {namesake.Id} is called so, and has other settings: put {namesake.Id} in the column ID to change it, or choose another name.");
        }

        if (!errors.IsEmpty)
        {
            return Result(row, ImportOutcome.Failed, present?.Account.Id, draft.Name, errors);
        }

        if (present is not null && IsSame(draft, present.Account))
        {
            return Result(row, ImportOutcome.Unchanged, present.Account.Id, draft.Name, errors);
        }

        return await WriteAsync(row, present, draft, errors, cancellationToken);
    }

    /// <summary>The account that a row is about, if it says which.</summary>
    private async Task<AccountRecord?> PresentAsync(ImportRow row, FieldErrors errors, CancellationToken cancellationToken)
    {
        if (!row.HasId)
        {
            return null;
        }

        if (row.Id is not { } id)
        {
            errors.Add(AccountColumns.Id.Heading, AccountColumns.Id.Rule);
            return null;
        }

        var present = await store.FindAsync(id, cancellationToken);
        if (present is null)
        {
            errors.Add(AccountColumns.Id.Heading, $"there is no account {id}: leave the cell empty to create one.");
        }

        return present;
    }

    /// <param name="row">The row.</param>
    /// <param name="draft">The account that it describes.</param>
    /// <param name="errors">What is wrong with it so far.</param>
    /// <param name="known">Whether the settings without a column are known; if not, nothing is said about them.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    private async Task HoldToRulesAsync(ImportRow row, AccountDraft draft, FieldErrors errors, bool known, CancellationToken cancellationToken)
    {
        var wrong = errors.Select(error => error.Key).ToHashSet(StringComparer.Ordinal);
        foreach (var failure in (await rules.ValidateAsync(draft, cancellationToken)).Errors)
        {
            var column = AccountColumns.All.Single(column => column.Setting == failure.PropertyName);
            if ((known || row.Cells.ContainsKey(column)) && !wrong.Contains(column.Heading))
            {
                errors.Add(column.Heading, Words(failure.ErrorMessage));
            }
        }
    }

    /// <summary>Another account of the name that a row gives to its own.</summary>
    /// <returns>It, for the row of a new account to be compared with; otherwise its being there is an error.</returns>
    private async Task<Account?> NamesakeAsync(AccountDraft draft, Account? present, FieldErrors errors, CancellationToken cancellationToken)
    {
        if (draft.Name is not { } name ||
            !NameRule.IsMet(name) ||
            errors.Any(error => error.Key == AccountColumns.Name.Heading) ||
            (present is not null && AccountNames.AreSame(present.Name, name)) ||
            await names.OwnerAsync(name, cancellationToken) is not { } owner)
        {
            return null;
        }

        if (await store.GetAsync(owner, cancellationToken) is { } other && AccountNames.AreSame(other.Name, name))
        {
            if (present is null && errors.IsEmpty)
            {
                return other;
            }

            errors.Add(AccountColumns.Name.Heading, $"account {other.Id} is called so: names are unique regardless of case.");
        }
        else if (await names.IsTakenAsync(name, cancellationToken))
        {
            errors.Add(AccountColumns.Name.Heading, "was taken a moment ago, for an account that is not there (yet): import the file again in a minute.");
        }

        return null;
    }

    private static bool IsSame(AccountDraft draft, Account account) =>
        draft.ToAccount(account.Id, account.UpdatedBy, account.UpdatedAt) with
        {
            CreatedAt = account.CreatedAt,
            CreatedBy = account.CreatedBy,
            ETag = account.ETag,
        } == account;

    private async Task<ImportedRow> WriteAsync(
        ImportRow row,
        AccountRecord? present,
        AccountDraft draft,
        FieldErrors errors,
        CancellationToken cancellationToken)
    {
        var outcome = present is null ? ImportOutcome.Created : ImportOutcome.Updated;
        if (isDryRun)
        {
            return Result(row, outcome, present?.Account.Id, draft.Name, errors);
        }

        var written = present is null
            ? await changes.CreateAsync(draft, actor, cancellationToken)
            : await changes.UpdateAsync(present, draft, actor, cancellationToken);
        if (written.TryGet(out var record, out var problem))
        {
            return Result(row, outcome, record.Account.Id, record.Account.Name, errors);
        }

        Explain(problem, errors);
        return Result(row, ImportOutcome.Failed, present?.Account.Id, draft.Name, errors);
    }

    /// <summary>What changed between the judgement and the writing.</summary>
    private static void Explain(Problem problem, FieldErrors errors)
    {
        foreach (var (field, words) in problem.Errors ?? new Dictionary<string, string[]>())
        {
            var column = AccountColumns.All.FirstOrDefault(column => JsonNamingPolicy.CamelCase.ConvertName(column.Setting) == field);
            errors.Add(column?.Heading ?? ImportRow.Whole, string.Join(' ', words));
        }

        if (errors.IsEmpty)
        {
            errors.Add(ImportRow.Whole, "Another change of this account, or of one with this name, came in between: import the file again.");
        }
    }

    /// <summary>The API's words in those of the file.</summary>
    private static string Words(string rule) => AccountColumns.All
        .Where(column => column.Setting.Skip(1).Any(char.IsUpper))
        .Aggregate(
            rule.Replace("absent or null", "empty", StringComparison.Ordinal),
            (words, column) => words.Replace(JsonNamingPolicy.CamelCase.ConvertName(column.Setting), column.Heading, StringComparison.Ordinal));

    private static partial class Log
    {
        [LoggerMessage(EventId = 2014, Level = LogLevel.Warning, Message = "Storage did not answer while the row in line {Line} was imported.")]
        public static partial void StorageFailed(ILogger logger, Exception exception, long line);
    }
}
