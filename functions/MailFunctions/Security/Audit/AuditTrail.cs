using Azure;
using Azure.Data.Tables;
using MailFunctions.Http;
using MailFunctions.Storage;
using Microsoft.Extensions.Logging;

namespace MailFunctions.Security.Audit;

/// <summary>
/// Records who did what. A change is recorded before it is made, and its outcome after: there is no change without its record, and when a
/// record cannot be written, nothing is changed.
/// </summary>
public sealed partial class AuditTrail(AuditStore store, TimeProvider clock, ILogger<AuditTrail> logger)
{
    /// <summary>Records a change, makes it, and records what came of it.</summary>
    /// <typeparam name="T">What the change gives.</typeparam>
    /// <param name="actor">Who makes it.</param>
    /// <param name="entry">What it is.</param>
    /// <param name="change">Makes it.</param>
    /// <param name="cancellationToken">Ends the wait for the record; the change has a token of its own.</param>
    /// <exception cref="RequestFailedException">It could not be recorded, and was not made.</exception>
    public Task<Result<T>> ChangeAsync<T>(Actor actor, AuditEntry entry, Func<Task<Result<T>>> change, CancellationToken cancellationToken) =>
        RunAsync(actor, entry, change, result => result.Problem, cancellationToken);

    /// <inheritdoc cref="ChangeAsync{T}"/>
    /// <returns>The problem of the change; <see langword="null"/> if it was made.</returns>
    public Task<Problem?> ChangeAsync(Actor actor, AuditEntry entry, Func<Task<Problem?>> change, CancellationToken cancellationToken) =>
        RunAsync(actor, entry, change, problem => problem, cancellationToken);

    /// <summary>Records what is about to be read or started, all of it at once.</summary>
    /// <exception cref="RequestFailedException">It could not be recorded, and must not be done.</exception>
    public Task NoteAsync(Actor actor, AuditEntry entry, CancellationToken cancellationToken) =>
        store.AddAsync(AuditEntity.Record(NewKey(), actor, entry, AuditOutcome.Done), cancellationToken);

    /// <summary>Records a refusal. It stands whether it can be recorded or not, so that this never fails.</summary>
    /// <param name="actor">Who was refused.</param>
    /// <param name="entry">What they tried.</param>
    /// <param name="times">How often.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    public async Task RefuseAsync(Actor actor, AuditEntry entry, int times, CancellationToken cancellationToken)
    {
        try
        {
            await store.AddAsync(AuditEntity.Record(NewKey(), actor, entry, AuditOutcome.Refused, times), cancellationToken);
        }
        catch (Exception exception) when (exception is RequestFailedException or AggregateException or OperationCanceledException)
        {
            Log.RefusalNotRecorded(logger, exception, entry.Target);
        }
    }

    private AuditKey NewKey() => AuditKey.New(TimeKeys.Rounded(clock.GetUtcNow()));

    private async Task<T> RunAsync<T>(
        Actor actor,
        AuditEntry entry,
        Func<Task<T>> change,
        Func<T, Problem?> problemOf,
        CancellationToken cancellationToken)
    {
        var record = AuditEntity.Record(NewKey(), actor, entry);
        await store.AddAsync(record, cancellationToken);
        var (outcome, detail) = (AuditOutcome.Failed, (string?)"The log tells more under the trace id.");
        try
        {
            var result = await change();
            var problem = problemOf(result);
            outcome = problem switch
            {
                null => AuditOutcome.Done,
                { Status: < 500 } => AuditOutcome.Refused,
                _ => AuditOutcome.Failed,
            };
            detail = problem?.Detail;
            return result;
        }
        finally
        {
            await EndAsync(AuditEntity.Outcome(record, outcome, detail), entry.Target);
        }
    }

    /// <summary>Records an outcome, whether the caller is still there or not. Without it the record says that the outcome is not known.</summary>
    private async Task EndAsync(TableEntity outcome, string target)
    {
        try
        {
            await store.AddAsync(outcome, CancellationToken.None);
        }
        catch (Exception exception) when (exception is RequestFailedException or AggregateException or OperationCanceledException)
        {
            Log.OutcomeNotRecorded(logger, exception, target);
        }
    }

    private static partial class Log
    {
        [LoggerMessage(EventId = 7201, Level = LogLevel.Error, Message = "What came of a change of {Target} could not be recorded: the audit says that it is not known.")]
        public static partial void OutcomeNotRecorded(ILogger logger, Exception exception, string target);

        [LoggerMessage(EventId = 7202, Level = LogLevel.Error, Message = "A refusal of {Target} could not be recorded in the audit; it stands.")]
        public static partial void RefusalNotRecorded(ILogger logger, Exception exception, string target);
    }
}
