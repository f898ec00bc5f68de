using MailFunctions.Accounts;
using MailFunctions.Checking.Servers;
using MailFunctions.Checking.Statistics;
using MailFunctions.Checking.Transcripts;
using MailFunctions.Telemetry;
using Microsoft.Extensions.Logging;

namespace MailFunctions.Checking;

/// <summary>One check of one account, from its claim to its verdict.</summary>
public sealed partial class AccountCheck(
    MailServers servers,
    CheckSession session,
    CheckVerdicts verdicts,
    TranscriptStore transcripts,
    CheckTally tally,
    MailMetrics metrics,
    ILogger<AccountCheck> logger)
{
    /// <summary>Checks the account, if the claim still holds, and records the outcome whatever it is.</summary>
    /// <param name="id">The account.</param>
    /// <param name="record">The account as it was read a moment ago; <see langword="null"/> if there was none.</param>
    /// <param name="claimedUntil">The claim under which it was queued, UTC.</param>
    /// <param name="cancellationToken">Ends the check; the claim then runs out, and the account becomes due again.</param>
    /// <returns>Whether that is done; not if there is no connection to the server free.</returns>
    public async Task<bool> RunAsync(AccountId id, AccountRecord? record, DateTimeOffset claimedUntil, CancellationToken cancellationToken)
    {
        if (record is null || record.State.QueuedUntil != claimedUntil)
        {
            Log.PassedOver(logger, id, claimedUntil);
            return true;
        }

        if (!record.Account.Enabled)
        {
            await verdicts.ReleaseAsync(record, cancellationToken);
            return true;
        }

        var (visit, pause) = await servers.Of(record.Account).EnterAsync(id, cancellationToken);
        if (pause is not null)
        {
            await verdicts.PauseAsync(record, pause, cancellationToken);
        }

        if (visit is null)
        {
            return pause is not null;
        }

        await RunAsync(record, visit, cancellationToken);
        return true;
    }

    private async Task RunAsync(AccountRecord record, ServerVisit visit, CancellationToken cancellationToken)
    {
        using var span = Spans.Start("check account");
        span?.SetTag(Spans.AccountId, record.Account.Id.Value);
        var transcript = record.State.TranscriptAskedAt is { } askedAt ? transcripts.Begin(record.Account, TranscriptKind.Check, askedAt) : null;
        await using var leave = visit;
        var run = await session.RunAsync(record, visit, transcript, cancellationToken);
        tally.Add(run);
        Report(record.Account, run);
        if (run.Error is { } error)
        {
            span.Fail(error.Code.ToString());
        }

        if (transcript is not null)
        {
            transcript.End(run);
            await transcripts.SaveAsync(transcript, cancellationToken);
        }

        await verdicts.RecordAsync(record, run, cancellationToken);
    }

    private void Report(Account account, CheckRun run)
    {
        metrics.Checked(run.EndedAt - run.StartedAt, run.Stored, run.BytesStored, run.Error?.Code.ToString());
        var elapsed = (run.EndedAt - run.StartedAt).TotalMilliseconds;
        if (run.Error is { } error)
        {
            Log.Failed(logger, account.Id, error.Code, error.Step, elapsed, error.Message, error.ServerAnswer);
        }
        else
        {
            Log.Checked(logger, account.Id, elapsed, run.Stored, run.BytesStored, run.Deleted, run.More);
        }
    }

    private static partial class Log
    {
        [LoggerMessage(EventId = 3011, Level = LogLevel.Information, Message = "Checked account {AccountId} in {Milliseconds:0} ms: {Stored} messages ({Bytes} bytes) stored, {Deleted} deleted on the server; more to come: {More}.")]
        public static partial void Checked(ILogger logger, AccountId accountId, double milliseconds, int stored, long bytes, int deleted, bool more);

        [LoggerMessage(EventId = 3012, Level = LogLevel.Warning, Message = "Checking account {AccountId} failed with {Code} at {Step} after {Milliseconds:0} ms: {Explanation} The server said: {ServerAnswer}")]
        public static partial void Failed(ILogger logger, AccountId accountId, CheckErrorCode code, CheckStep step, double milliseconds, string explanation, string? serverAnswer);

        [LoggerMessage(EventId = 3013, Level = LogLevel.Debug, Message = "Passed over account {AccountId}: it is gone, or its claim until {ClaimedUntil} was given up.")]
        public static partial void PassedOver(ILogger logger, AccountId accountId, DateTimeOffset claimedUntil);
    }
}
