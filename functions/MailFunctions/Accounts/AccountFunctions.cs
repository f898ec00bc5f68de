using MailFunctions.Contract;
using MailFunctions.Http;
using MailFunctions.Security;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace MailFunctions.Accounts;

/// <summary>The accounts and their report.</summary>
public sealed class AccountFunctions(
    AccountReport report,
    AccountStore store,
    AccountChanges changes,
    AccountRules rules,
    TimeProvider clock)
{
    private const string Collection = "api/accounts";
    private const string Resource = Collection + "/{id:int}";
    private static readonly string[] PatchMediaTypes = ["application/merge-patch+json", "application/json"];

    /// <summary>The report: a page of accounts.</summary>
    [Function("ListAccounts")]
    [Requires(Role.AccountsRead)]
    [TakesQuery<AccountFilterParameters>]
    [TakesQuery<AccountOrderParameters>]
    [TakesQuery<PageParameters>]
    [Answers<Page<AccountView>>]
    public async Task<IResult> List(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = Collection)] HttpRequest request,
        CancellationToken cancellationToken)
    {
        if (!AccountQuery.Read(request).TryGet(out var query, out var problem))
        {
            return problem;
        }

        return Answer.Ok(await report.PageAsync(query, cancellationToken));
    }

    /// <summary>Creates an account.</summary>
    [Function("CreateAccount")]
    [Requires(Role.AccountsManage)]
    [Takes<AccountDraft>]
    [Answers<AccountView>(StatusCodes.Status201Created)]
    [Refuses(StatusCodes.Status409Conflict)]
    public async Task<IResult> Create(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = Collection)] HttpRequest request,
        CancellationToken cancellationToken)
    {
        var draft = await request.ReadAsync(rules, cancellationToken);
        if (!draft.TryGet(out var valid, out var problem))
        {
            return problem;
        }

        var created = await changes.CreateAsync(valid, Actor.Of(request), cancellationToken);
        return created.TryGet(out var record, out problem)
            ? Answer.Created(request, $"/{Collection}/{record.Account.Id}", View(record), record.Account.ETag)
            : problem;
    }

    /// <summary>One account.</summary>
    [Function("GetAccount")]
    [Requires(Role.AccountsRead)]
    [Answers<AccountView>]
    public async Task<IResult> Get(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = Resource)] HttpRequest request,
        int id,
        CancellationToken cancellationToken)
    {
        var record = await store.FindAsync(new AccountId(id), cancellationToken);
        return record is null ? NoSuchAccount(id) : Answer.Ok(request, View(record), record.Account.ETag);
    }

    /// <summary>Replaces an account's settings; what is absent gets its default.</summary>
    [Function("ReplaceAccount")]
    [Requires(Role.AccountsManage)]
    [Takes<AccountDraft>]
    [Answers<AccountView>]
    [Refuses(StatusCodes.Status409Conflict)]
    public Task<IResult> Replace(
        [HttpTrigger(AuthorizationLevel.Anonymous, "put", Route = Resource)] HttpRequest request,
        int id,
        CancellationToken cancellationToken) =>
        ChangeAsync(request, id, _ => request.ReadAsync(rules, cancellationToken), cancellationToken);

    /// <summary>Changes some of an account's settings (RFC 7396, JSON Merge Patch).</summary>
    [Function("PatchAccount")]
    [Requires(Role.AccountsManage)]
    [Takes<AccountDraft>("application/merge-patch+json", "application/json", IsPatch = true, Schema = "AccountPatch")]
    [Answers<AccountView>]
    [Refuses(StatusCodes.Status409Conflict)]
    public Task<IResult> Patch(
        [HttpTrigger(AuthorizationLevel.Anonymous, "patch", Route = Resource)] HttpRequest request,
        int id,
        CancellationToken cancellationToken) =>
        ChangeAsync(request, id, account => PatchedAsync(request, account, cancellationToken), cancellationToken);

    /// <summary>Deletes an account and, soon after, its messages.</summary>
    [Function("DeleteAccount")]
    [Requires(Role.AccountsManage)]
    [Answers(StatusCodes.Status204NoContent)]
    public async Task<IResult> Delete(
        [HttpTrigger(AuthorizationLevel.Anonymous, "delete", Route = Resource)] HttpRequest request,
        int id,
        CancellationToken cancellationToken)
    {
        if (!IfMatch.Read(request).TryGet(out var ifMatch, out var problem))
        {
            return problem;
        }

        if (await store.FindAsync(new AccountId(id), cancellationToken) is not { } record)
        {
            return NoSuchAccount(id);
        }

        problem = ifMatch.Matches(record.Account.ETag) ? await changes.DeleteAsync(record, Actor.Of(request), cancellationToken) : Problem.Stale();
        return problem is null ? TypedResults.NoContent() : problem;
    }

    private static Problem NoSuchAccount(int id) => Problem.NotFound($"id: there is no account {id}.");

    private async Task<IResult> ChangeAsync(
        HttpRequest request,
        int id,
        Func<Account, Task<Result<AccountDraft>>> read,
        CancellationToken cancellationToken)
    {
        if (!IfMatch.Read(request).TryGet(out var ifMatch, out var problem))
        {
            return problem;
        }

        if (await store.FindAsync(new AccountId(id), cancellationToken) is not { } record)
        {
            return NoSuchAccount(id);
        }

        if (!ifMatch.Matches(record.Account.ETag))
        {
            return Problem.Stale();
        }

        if (!(await read(record.Account)).TryGet(out var draft, out problem))
        {
            return problem;
        }

        var changed = await changes.UpdateAsync(record, draft, Actor.Of(request), cancellationToken);
        return changed.TryGet(out var present, out problem)
            ? Answer.Ok(request, View(present), present.Account.ETag)
            : problem;
    }

    private async Task<Result<AccountDraft>> PatchedAsync(HttpRequest request, Account account, CancellationToken cancellationToken)
    {
        var patch = await request.ReadObjectAsync(PatchMediaTypes, cancellationToken);
        return patch.TryGet(out var json, out var problem)
            ? await JsonBody.ReadAsync(MergePatch.Apply(AccountDraft.Of(account), json), rules, cancellationToken)
            : problem;
    }

    private AccountView View(AccountRecord record) => AccountView.Of(record, clock.GetUtcNow());
}
