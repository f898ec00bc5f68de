using MailFunctions.Accounts;
using MailFunctions.Checking.Transcripts;
using MailFunctions.Contract;
using MailFunctions.Http;
using MailFunctions.Http.Limits;
using MailFunctions.Security;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace MailFunctions.Checking;

/// <summary>Tries settings before or after they are saved.</summary>
/// <remarks>
/// With <c>transcript=true</c> the answer tells what was said to the server and by it. Who likes <c>text/event-stream</c> better than JSON is
/// told each step as it begins and ends.
/// </remarks>
public sealed class ConnectionTestFunctions(
    ConnectionTest test,
    TranscriptStore transcripts,
    AccountStore accounts,
    AccountRules rules,
    TimeProvider clock)
{
    private const string DraftName = "Connection test";

    /// <summary>Tries the settings of an account that is not saved; its name may be missing.</summary>
    [Function("TestAccountDraft")]
    [Requires(Role.AccountsManage)]
    [Limited(Limit.Tests)]
    [TakesQuery<TranscriptParameters>]
    [Takes<AccountDraft>(Schema = "AccountTestDraft", Optional = [nameof(AccountDraft.Name)])]
    [Answers<ConnectionTestResult>]
    [Streams("step", typeof(TestStep))]
    [Streams("result", typeof(ConnectionTestResult))]
    public async Task<IResult> TestDraft(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/accounts/test")] HttpRequest request,
        CancellationToken cancellationToken)
    {
        var query = new Query(request);
        var asked = query.TrueFalse("transcript");
        if (query.Problem is { } problem)
        {
            return problem;
        }

        var draft = await request.ReadAsync(rules, given => given with { Name = given.Name ?? DraftName }, cancellationToken);
        if (!draft.TryGet(out var valid, out problem))
        {
            return problem;
        }

        var account = valid.ToAccount(default, Actor.Of(request).Name, clock.GetUtcNow());
        var transcript = Begin(asked, account);
        return await TestAnswer.OfAsync(request, RunAsync, cancellationToken);

        async Task<ConnectionTestResult> RunAsync(Action<TestStep>? onStep, CancellationToken stop)
        {
            var result = await test.RunAsync(account, transcript, onStep, stop);
            return result with { Transcript = transcript?.ToString() };
        }
    }

    /// <summary>Tries the settings of a saved account, which keeps the transcript for a while.</summary>
    [Function("TestAccount")]
    [Requires(Role.AccountsManage)]
    [Limited(Limit.Tests)]
    [TakesQuery<TranscriptParameters>]
    [Answers<ConnectionTestResult>]
    [Streams("step", typeof(TestStep))]
    [Streams("result", typeof(ConnectionTestResult))]
    public async Task<IResult> TestSaved(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/accounts/{id:int}/test")] HttpRequest request,
        int id,
        CancellationToken cancellationToken)
    {
        var query = new Query(request);
        var asked = query.TrueFalse("transcript");
        if (query.Problem is { } problem)
        {
            return problem;
        }

        if (await accounts.GetAsync(new AccountId(id), cancellationToken) is not { } account)
        {
            return Problem.NotFound($"id: there is no account {id}.");
        }

        var transcript = Begin(asked, account);
        return await TestAnswer.OfAsync(request, RunAsync, cancellationToken);

        async Task<ConnectionTestResult> RunAsync(Action<TestStep>? onStep, CancellationToken stop)
        {
            var result = await test.RunAsync(account, transcript, onStep, stop);
            if (transcript is null)
            {
                return result;
            }

            await transcripts.SaveAsync(transcript, stop);
            return result with { Transcript = transcript.ToString(), TranscriptId = transcript.Id };
        }
    }

    private Transcript? Begin(bool asked, Account account) =>
        asked ? transcripts.Begin(account, TranscriptKind.Test, clock.GetUtcNow()) : null;
}
