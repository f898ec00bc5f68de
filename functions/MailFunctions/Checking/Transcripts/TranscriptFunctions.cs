using System.Text;
using MailFunctions.Accounts;
using MailFunctions.Contract;
using MailFunctions.Http;
using MailFunctions.Security;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace MailFunctions.Checking.Transcripts;

/// <summary>What was said between the product and a mail server, for those who look for the reason of a failure.</summary>
public sealed class TranscriptFunctions(TranscriptStore transcripts, AccountStore accounts)
{
    private const string Route = "api/accounts/{id:int}/transcripts";

    /// <summary>Lists an account's transcripts, newest first: at most the last <see cref="TranscriptStore.MostKept"/>.</summary>
    [Function("ListTranscripts")]
    [Requires(Role.AccountsManage)]
    [TakesQuery]
    [Answers<Page<TranscriptEntry>>]
    public async Task<IResult> List(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = Route)] HttpRequest request,
        int id,
        CancellationToken cancellationToken)
    {
        var account = new AccountId(id);
        if (new Query(request).Problem is { } problem)
        {
            return problem;
        }

        return await accounts.GetAsync(account, cancellationToken) is null
            ? Problem.NotFound($"id: there is no account {id}.")
            : Answer.Ok(new Page<TranscriptEntry>(await transcripts.ListAsync(account, cancellationToken), null));
    }

    /// <summary>Gives a transcript as text.</summary>
    [Function("ReadTranscript")]
    [Requires(Role.AccountsManage)]
    [TakesQuery]
    [Answers(StatusCodes.Status200OK, "text/plain")]
    public async Task<IResult> Read(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = Route + "/{transcriptId}")] HttpRequest request,
        int id,
        string transcriptId,
        CancellationToken cancellationToken)
    {
        var account = new AccountId(id);
        if (new Query(request).Problem is { } problem)
        {
            return problem;
        }

        if (!TranscriptId.TryParse(transcriptId, out var transcript) ||
            await accounts.GetAsync(account, cancellationToken) is null ||
            await transcripts.ReadAsync(account, transcript, cancellationToken) is not { } text)
        {
            return Problem.NotFound("The account has no transcript with this id: it is not written yet, or has expired.");
        }

        request.HttpContext.Response.Headers.CacheControl = "private, no-store";
        return TypedResults.Text(text, "text/plain", Encoding.UTF8);
    }

    /// <summary>Every quarter of an hour: deletes what has expired.</summary>
    [Function("DeleteExpiredTranscripts")]
    public Task DeleteExpired([TimerTrigger("0 7,22,37,52 * * * *")] TimerInfo timer, CancellationToken cancellationToken) =>
        transcripts.DeleteExpiredAsync(cancellationToken);
}
