using MailFunctions.Accounts;
using MailFunctions.Checking.Failures;
using MailFunctions.Checking.Mailboxes;
using MailFunctions.Inbox;

namespace MailFunctions.Checking;

/// <summary>
/// Takes in what is new in one open mailbox. The order is the product's promise: bytes to Blob Storage, then rows in one
/// transaction, then deletion on the server, then (by the caller) the account's state. Wherever it stops, the next check goes
/// on from what is stored, without loss or duplicate. Where nothing is to be deleted a piece is downloaded while the one before is listed.
/// </summary>
internal sealed class Intake(
    IMailbox mailbox,
    Account account,
    MailboxWatermark watermark,
    MessageStore messages,
    TurnOptions options,
    TimeProvider clock)
{
    // Three rows a message and the totals: one entity-group transaction of at most 100.
    private const int PerTransaction = 33;

    // As many as make the round trips to a distant server few.
    private const int PerPiece = 4 * PerTransaction;

    private readonly long _startedAt = clock.GetTimestamp();
    private readonly List<MessageIdentity> _deleted = [];
    private readonly HashSet<uint> _refusedNumbers = [];
    private readonly StumblingBlocks _stumbling = new(account, watermark.Stumbles);
    private Reached _reached = Reached.Nothing;
    private RefusedMessage? _refused;
    private bool _listed;
    private bool _complete;
    private int _left;
    private int _handled;
    private int _seen;
    private int _stored;
    private long _bytes;
    private int _recognised;
    private int _oversized;
    private int _deletedForGood;
    private long? _total;

    /// <summary>The step it is at, for the error of whatever interrupts it.</summary>
    public CheckStep Step { get; private set; } = CheckStep.Fetch;

    /// <summary>What it did so far, added to a run.</summary>
    public CheckRun Report(CheckRun run) => run with
    {
        Stored = _stored,
        BytesStored = _bytes,
        Recognised = _recognised,
        Oversized = _oversized,
        Deleted = _deletedForGood,
        TotalStored = _total,
        More = run.Error is null or { Code: CheckErrorCode.MessageRefused } && !_complete,
        Remaining = _listed || run.Error is null ? Math.Max(0, mailbox.Listed - _seen) : null,
        Watermark = Advance(run.Error),
    };

    /// <summary>Takes in everything new, or as much as a turn takes, and ends the session.</summary>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        _complete = true;
        if (await mailbox.LookAsync(watermark, MailboxWish.Of(account), cancellationToken))
        {
            await TakeAsync(cancellationToken);
            await CountAsync(cancellationToken);
        }
        else if (account is { Protocol: MailProtocol.Pop3, KeepCopy: false })
        {
            // A maildrop that a check emptied before it died looks as it did before that check.
            await CountAsync(cancellationToken);
        }

        Step = _deleted.Count > 0 ? CheckStep.Delete : CheckStep.Fetch;
        await mailbox.CloseAsync(cancellationToken);
        Step = CheckStep.Store;
        await messages.MarkDeletedOnServerAsync(account.Id, _deleted, cancellationToken);
        _deletedForGood = _deleted.Count;
        if (_refused is not null)
        {
            throw new MailboxException(_refused.Error);
        }
    }

    private MailboxWatermark Advance(CheckError? error)
    {
        var isThrough = _complete && error is null;
        var at = error is { Step: CheckStep.Fetch } ? mailbox.Downloading : null;
        return mailbox.Advance(_reached, isThrough, _left) with { Stumbles = _stumbling.After(at, isThrough) };
    }

    private bool IsTurnOver() =>
        _handled >= options.TurnMessages || (_handled > 0 && clock.GetElapsedTime(_startedAt) >= options.Turn);

    /// <summary>
    /// Whether a piece may be downloaded before the one before it is listed. Not where the session deletes, or where what is listed decides
    /// what a message is: a POP3 server may name two messages alike, and messages with new identities are recognised one to one.
    /// </summary>
    private bool MayRunAhead => account is { Protocol: MailProtocol.Imap, KeepCopy: true } && !mailbox.Recognising;

    private async Task TakeAsync(CancellationToken cancellationToken)
    {
        var (reached, concluding) = (_reached, Task.CompletedTask);
        try
        {
            await foreach (var piece in mailbox.ListAsync(options.TurnMessages < PerPiece ? PerTransaction : PerPiece, cancellationToken))
            {
                if (IsTurnOver())
                {
                    _complete = false;
                    break;
                }

                _listed = true;
                var brought = await BringAsync(_stumbling.PassOver(piece.Messages), cancellationToken);
                reached = reached.After(piece, _refusedNumbers.Union(_stumbling.PutOff.Select(message => message.Number)).ToHashSet());
                Step = CheckStep.Store;
                await concluding;
                concluding = ConcludeAsync(brought, reached, piece.Messages.Count, cancellationToken);
                if (!MayRunAhead)
                {
                    await concluding;
                }
            }
        }
        finally
        {
            // What is listed counts, whatever ended the download of the next piece.
            await concluding.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }

        await concluding;
        if (_complete)
        {
            await TakePutOffAsync(cancellationToken);
        }
    }

    /// <summary>Tries the messages last that ended sessions before; not if that could undo deletions, which POP3 does last of all.</summary>
    private async Task TakePutOffAsync(CancellationToken cancellationToken)
    {
        foreach (var message in _stumbling.PutOff)
        {
            if (account.Protocol == MailProtocol.Pop3 && _deleted.Count > 0)
            {
                Refuse([new(message, _stumbling.Explain(message, serverAnswer: null))]);
                continue;
            }

            try
            {
                await CommitAsync(await BringAsync([message], cancellationToken), cancellationToken);
            }
            catch (MailboxException exception) when (mailbox.Downloading is not null)
            {
                // Everything else is done: that the session is over does not make the mailbox fail.
                throw new MailboxException(_stumbling.Explain(message, exception.Error.ServerAnswer), exception);
            }
        }
    }

    /// <summary>Looks how much is stored: some of it may be by a check that died before it could say so.</summary>
    private async Task CountAsync(CancellationToken cancellationToken)
    {
        Step = CheckStep.Store;
        _total ??= (await messages.GetTotalsAsync(account.Id, cancellationToken)).Stored;
    }

    /// <summary>Puts what is new of a piece into Blob Storage.</summary>
    private async Task<Brought> BringAsync(IReadOnlyList<RemoteMessage> listed, CancellationToken cancellationToken)
    {
        Step = CheckStep.Store;
        var known = await FindAsync(listed, cancellationToken);
        var reused = new ReusedIdentities(mailbox);
        var piece = await reused.ResolveAsync(listed, known, cancellationToken);
        Refuse(reused.Refused);
        known = ReferenceEquals(piece, listed) ? known : await FindAsync(piece, cancellationToken);
        await messages.MarkReturnedAsync(account.Id, [.. known.Values.Where(stored => stored is { DeletedOnServer: true, Purged: true })], cancellationToken);
        var fresh = piece.Where(message => !known.ContainsKey(message.Identity) && !mailbox.WasLeftAlone(message)).ToList();
        Step = CheckStep.Fetch;
        var staged = await StageAsync(await mailbox.WantedAsync(fresh, cancellationToken), cancellationToken);
        _handled += fresh.Count;
        return new(piece, known, staged);
    }

    /// <summary>Lists what was brought, and deletes on the server what is safe here, where the account asks for that.</summary>
    private async Task CommitAsync(Brought brought, CancellationToken cancellationToken)
    {
        var (piece, known, staged) = brought;
        IReadOnlyList<MessageIdentity> purged = [];
        if (staged.Count > 0)
        {
            var result = await messages.CommitAsync(account.Id, staged, mailbox.Recognising ? mailbox.Knows : null, cancellationToken);
            _stored += result.Stored;
            _bytes += staged.Where(message => !message.Summary.Oversized).Sum(message => message.Summary.Size);
            _recognised += result.Recognised;
            _oversized += staged.Count(message => message.Summary.Oversized);
            _total = result.Totals.Stored;
            purged = result.Purged;
        }

        if (!account.KeepCopy)
        {
            await DeleteAsync(piece, known, staged.ExceptBy(purged, message => message.Identity), cancellationToken);
        }
    }

    private async Task ConcludeAsync(Brought brought, Reached reached, int seen, CancellationToken cancellationToken)
    {
        await CommitAsync(brought, cancellationToken);
        _reached = reached;
        _seen += seen;
    }

    private void Refuse(IReadOnlyList<RefusedMessage> refused)
    {
        _refusedNumbers.UnionWith(refused.Select(message => message.Message.Number));
        _refused ??= refused.Count > 0 ? refused[0] : null;
    }

    private Task<IReadOnlyDictionary<MessageIdentity, StoredIdentity>> FindAsync(
        IReadOnlyList<RemoteMessage> piece,
        CancellationToken cancellationToken) =>
        messages.FindAsync(account.Id, [.. piece.Select(message => message.Identity)], cancellationToken);

    private async Task<List<StagedMessage>> StageAsync(IReadOnlyList<RemoteMessage> fresh, CancellationToken cancellationToken)
    {
        var staged = new List<StagedMessage>(fresh.Count);
        foreach (var message in fresh.Where(IsOversized))
        {
            staged.Add(messages.StageOversized(message));
        }

        Step = CheckStep.Fetch;
        await using var staging = new Staging(messages, account.Id);
        var refused = await mailbox.FetchAsync([.. fresh.Where(message => !IsOversized(message))], staging.TakeAsync, cancellationToken);
        Refuse(refused);
        staged.AddRange(await staging.EndAsync());
        return staged;
    }

    private async Task DeleteAsync(
        IReadOnlyList<RemoteMessage> piece,
        IReadOnlyDictionary<MessageIdentity, StoredIdentity> known,
        IEnumerable<StagedMessage> staged,
        CancellationToken cancellationToken)
    {
        // What was purged here is safe nowhere but on the server.
        var safe = staged.Where(message => !message.Summary.Oversized).Select(message => message.Identity).ToHashSet();
        safe.UnionWith(known.Where(pair => pair.Value is { Oversized: false, Purged: false }).Select(pair => pair.Key));
        var delete = piece.Where(message => safe.Contains(message.Identity)).ToList();
        _left += piece.Count - delete.Count;
        if (delete.Count > 0)
        {
            Step = CheckStep.Delete;
            await mailbox.DeleteAsync(delete, cancellationToken);
            _deleted.AddRange(delete.Select(message => message.Identity));
        }
    }

    private bool IsOversized(RemoteMessage message) => message.Size > options.MaxMessageBytes;

    /// <summary>A piece of which everything new is in Blob Storage.</summary>
    /// <param name="Piece">The piece.</param>
    /// <param name="Known">What of it was stored before.</param>
    /// <param name="Staged">What of it is new.</param>
    private sealed record Brought(
        IReadOnlyList<RemoteMessage> Piece,
        IReadOnlyDictionary<MessageIdentity, StoredIdentity> Known,
        IReadOnlyList<StagedMessage> Staged);
}
