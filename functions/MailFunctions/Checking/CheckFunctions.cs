using System.Text.Json;
using MailFunctions.Accounts;
using MailFunctions.Checking.Servers;
using MailFunctions.Checking.Transcripts;
using MailFunctions.Contract;
using MailFunctions.Http;
using MailFunctions.Http.Limits;
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
    AccountStore accounts,
    TimeProvider clock)
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

    /// <summary>Asks for a check now; with <c>transcript=true</c> for one that is written down, under the answer's <c>Location</c>.</summary>
    [Function("CheckAccountNow")]
    [Requires(Role.AccountsManage)]
    [Limited(Limit.Checks)]
    [TakesQuery<TranscriptParameters>]
    [Answers<AccountView>(StatusCodes.Status202Accepted)]
    [Refuses(StatusCodes.Status409Conflict)]
    public async Task<IResult> CheckAccountNow(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = Account + "/check")] HttpRequest request,
        int id,
        CancellationToken cancellationToken)
    {
        var query = new Query(request);
        var transcript = query.TrueFalse("transcript");
        if (query.Problem is { } problem)
        {
            return problem;
        }

        var queued = await checkNow.RunAsync(new AccountId(id), transcript, cancellationToken);
        if (!queued.TryGet(out var record, out problem))
        {
            return problem;
        }

        var outcome = transcript && record.State.TranscriptAskedAt is { } askedAt ? $"/transcripts/{TranscriptId.Of(TranscriptKind.Check, askedAt)}" : "";
        return Answer.Accepted(request, $"/api/accounts/{id}{outcome}", AccountView.Of(record, clock.GetUtcNow()));
    }

    /// <summary>The recent checks of an account, newest first.</summary>
    [Function("ListChecks")]
    [Requires(Role.AccountsRead)]
    [TakesQuery<PageParameters>]
    [Answers<Page<CheckEntry>>]
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
