using System.Text.Json;
using Azure.Storage.Queues;
using MailFunctions.Accounts;
using MailFunctions.Http;
using Microsoft.Extensions.Logging;

namespace MailFunctions.Credentials;

/// <summary>
/// Lets accounts go on whose log-in was refused, once their credential logs in with something else: some accounts a message,
/// so that a credential may have any number. What is done twice, or again after a crash, changes nothing: an account goes on
/// only if it was refused with another log-in than the present one.
/// </summary>
public sealed partial class LoginChanges(
    QueueServiceClient queues,
    CredentialLogins logins,
    CredentialUses uses,
    LoginWatch watch,
    AccountResumption accounts,
    TimeProvider clock,
    ILogger<LoginChanges> logger)
{
    /// <summary>The queue's name.</summary>
    public const string Queue = "login-changes";

    private const int AccountsPerMessage = 100;
    private const int AccountsInFlight = 8;
    private const int LookUpsInFlight = 4;

    // A minute's look-ups: a hundred credentials a minute are 6,000 an hour, far from what Key Vault allows (4,000 in 10 seconds).
    private const int LookUpsPerTurn = 100;

    // From the note that an account is suspended to its suspension it takes seconds.
    private static readonly TimeSpan TimeToBeSuspended = TimeSpan.FromMinutes(10);
    private static readonly TimeSpan LongestSilence = TimeSpan.FromDays(1);
    private readonly QueueClient _queue = queues.GetQueueClient(Queue);

    /// <summary>Has the accounts of a credential looked at.</summary>
    public Task AnnounceAsync(string credentialId, CancellationToken cancellationToken) =>
        SendAsync(new LoginChangeTask(credentialId), cancellationToken);

    /// <summary>Looks at some accounts of a credential, and asks for another turn if there are more.</summary>
    public async Task RunAsync(LoginChangeTask task, CancellationToken cancellationToken)
    {
        var login = await logins.StampAsync(task.CredentialId, cancellationToken);
        var ids = login is null ? [] : await uses.NotedAsync(task.CredentialId, task.After, AccountsPerMessage, cancellationToken);
        var suspended = task.Suspended;
        await Parallel.ForEachAsync(
            ids,
            new ParallelOptions { MaxDegreeOfParallelism = AccountsInFlight, CancellationToken = cancellationToken },
            async (id, stop) =>
            {
                if (await accounts.RunAsync(id, task.CredentialId, login!, stop))
                {
                    Volatile.Write(ref suspended, true);
                }
            });
        if (ids.Count == AccountsPerMessage)
        {
            await SendAsync(task with { After = ids[^1], Suspended = suspended }, cancellationToken);
            return;
        }

        await FinishAsync(task.CredentialId, suspended ? login : null, cancellationToken);
    }

    /// <summary>Looks whether watched credentials log in with something else by now: a bounded number a turn, in turns.</summary>
    public async Task LookAsync(CancellationToken cancellationToken)
    {
        var watched = await watch.AllAsync(cancellationToken).ToListAsync(cancellationToken);
        var turn = clock.GetUtcNow().ToUnixTimeSeconds() / 60;
        var first = watched.Count <= LookUpsPerTurn ? 0 : (int)(turn * LookUpsPerTurn % watched.Count);
        try
        {
            await Parallel.ForEachAsync(
                watched.Concat(watched).Skip(first).Take(Math.Min(watched.Count, LookUpsPerTurn)),
                new ParallelOptions { MaxDegreeOfParallelism = LookUpsInFlight, CancellationToken = cancellationToken },
                async (note, stop) => await LookAsync(note, stop));
        }
        catch (CredentialException exception)
        {
            Log.VaultFailed(logger, exception);
        }
    }

    private async Task LookAsync(WatchedLogin note, CancellationToken cancellationToken)
    {
        var login = await logins.StampAsync(note.CredentialId, cancellationToken);
        if (login != note.Login || note.WrittenAt < clock.GetUtcNow() - LongestSilence)
        {
            await AnnounceAsync(note.CredentialId, cancellationToken);
        }
    }

    private async Task FinishAsync(string credentialId, string? awaited, CancellationToken cancellationToken)
    {
        if (await watch.FindAsync(credentialId, cancellationToken) is not { } note || note.NotedAt > clock.GetUtcNow() - TimeToBeSuspended)
        {
            // One that was just noted may have been passed before it was suspended: the timer comes back to it.
            return;
        }

        await (awaited is null ? watch.RemoveAsync(note, cancellationToken) : watch.MoveAsync(note, awaited, cancellationToken));
    }

    private async Task SendAsync(LoginChangeTask task, CancellationToken cancellationToken) =>
        await _queue.SendMessageAsync(JsonSerializer.Serialize(task, Json.Options), cancellationToken);

    private static partial class Log
    {
        [LoggerMessage(EventId = 2111, Level = LogLevel.Warning, Message = "Whether secrets changed could not be seen: the vault does not answer. It is tried again in a minute.")]
        public static partial void VaultFailed(ILogger logger, Exception exception);
    }
}
