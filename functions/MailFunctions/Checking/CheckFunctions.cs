using System.Text.Json;
using MailFunctions.Accounts;
using MailFunctions.Checking.Servers;
using MailFunctions.Http;
using MailFunctions.Security;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace MailFunctions.Checking;

/// <summary>The timer and the queue that check accounts, and what people ask of checking.</summary>
public sealed class CheckFunctions(
    DueDispatch dispatch,
    CheckBatch batch,
    CheckNow checkNow,
    CheckHistory history,
    AccountStore accounts)
{
    private const string Account = "api/accounts/{id:int}";

    /// <summary>Every minute: puts the accounts that are due on the queue.</summary>
    [Function("DispatchDueChecks")]
    public Task DispatchDueChecks([TimerTrigger("0 * * * * *")] TimerInfo timer, CancellationToken cancellationToken) =>
        dispatch.RunAsync(cancellationToken);

    /// <summary>Checks the accounts of one message side by side.</summary>
    [Function("CheckAccounts")]
    public async Task CheckAccounts([QueueTrigger(QueuedChecks.QueueName)] string message, CancellationToken cancellationToken)
    {
        var task = JsonSerializer.Deserialize<CheckTask>(message, Json.Options)!;
        await batch.RunAsync(task, cancellationToken);
    }

    /// <summary>Asks for a check now.</summary>
    [Function("CheckAccountNow")]
    [Requires(Role.AccountsManage)]
    public async Task<IResult> CheckAccountNow(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = Account + "/check")] HttpRequest request,
        int id,
        CancellationToken cancellationToken)
    {
        var queued = await checkNow.RunAsync(new AccountId(id), cancellationToken);
        return queued.TryGet(out var view, out var problem)
            ? Answer.Accepted(request, $"/api/accounts/{id}", view)
            : problem;
    }

    /// <summary>The recent checks of an account, newest first.</summary>
    [Function("ListChecks")]
    [Requires(Role.AccountsRead)]
    public async Task<IResult> ListChecks(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = Account + "/checks")] HttpRequest request,
        int id,
        CancellationToken cancellationToken)
    {
        var query = new Query(request);
        var list = $"checks {id}";
        var (size, position) = (query.PageSize(), query.Position(list));
        if (query.Problem is { } problem)
        {
            return problem;
        }

        return await accounts.FindAsync(new AccountId(id), cancellationToken) is { } record
            ? Answer.Ok(await history.PageAsync(record, list, size, position, cancellationToken))
            : Problem.NotFound($"id: there is no account {id}.");
    }
}
