using MailFunctions.Accounts;
using MailFunctions.Http;
using MailFunctions.Security;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace MailFunctions.Checking;

/// <summary>Tries settings before or after they are saved.</summary>
public sealed class ConnectionTestFunctions(ConnectionTest test, AccountStore accounts, AccountRules rules, TimeProvider clock)
{
    private const string DraftName = "Connection test";

    /// <summary>Tries the settings of an account that is not saved; its name may be missing.</summary>
    [Function("TestAccountDraft")]
    [Requires(Role.AccountsManage)]
    public async Task<IResult> TestDraft(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/accounts/test")] HttpRequest request,
        CancellationToken cancellationToken)
    {
        var draft = await request.ReadAsync(rules, given => given with { Name = given.Name ?? DraftName }, cancellationToken);
        if (!draft.TryGet(out var valid, out var problem))
        {
            return problem;
        }

        var account = valid.ToAccount(default, Actor.Of(request), clock.GetUtcNow());
        return Answer.Ok(await test.RunAsync(account, cancellationToken));
    }

    /// <summary>Tries the settings of a saved account.</summary>
    [Function("TestAccount")]
    [Requires(Role.AccountsManage)]
    public async Task<IResult> TestSaved(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/accounts/{id:int}/test")] HttpRequest request,
        int id,
        CancellationToken cancellationToken) =>
        await accounts.GetAsync(new AccountId(id), cancellationToken) is { } account
            ? Answer.Ok(await test.RunAsync(account, cancellationToken))
            : Problem.NotFound($"id: there is no account {id}.");
}
