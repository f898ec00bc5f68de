using MailFunctions.Accounts;

namespace MailFunctions.Checking.Servers;

/// <summary>Sorts claimed accounts by mail server into messages of a few accounts each, so that instances share the work. One run's worth.</summary>
internal sealed class DueBatches(QueuedChecks queue, DateTimeOffset claimedUntil)
{
    /// <summary>How many accounts a message names at most.</summary>
    public const int AccountsPerMessage = 16;

    private readonly Dictionary<string, List<AccountId>> _open = new(StringComparer.OrdinalIgnoreCase);
    private readonly Lock _lock = new();

    /// <summary>How many accounts were put on the queue so far.</summary>
    public int Queued { get; private set; }

    /// <summary>When the first of them was due, UTC; <see langword="null"/> before there is one.</summary>
    public DateTimeOffset? FirstDueAt { get; private set; }

    /// <summary>Takes accounts; those that make a message full go on the queue.</summary>
    public async Task AddAsync(IReadOnlyList<DueMarker> claimed, CancellationToken cancellationToken)
    {
        foreach (var marker in claimed)
        {
            if (Join(marker) is { } full)
            {
                await SendAsync(marker.Server, full, cancellationToken);
            }
        }
    }

    /// <summary>Puts the rest on the queue.</summary>
    public async Task FlushAsync(CancellationToken cancellationToken)
    {
        foreach (var (server, accounts) in _open)
        {
            await SendAsync(server, accounts, cancellationToken);
        }

        _open.Clear();
    }

    private List<AccountId>? Join(DueMarker marker)
    {
        lock (_lock)
        {
            Queued++;
            FirstDueAt = FirstDueAt < marker.DueAt ? FirstDueAt : marker.DueAt;
            if (!_open.TryGetValue(marker.Server, out var accounts))
            {
                _open.Add(marker.Server, accounts = []);
            }

            accounts.Add(marker.Id);
            return accounts.Count == AccountsPerMessage && _open.Remove(marker.Server) ? accounts : null;
        }
    }

    private Task SendAsync(string server, List<AccountId> accounts, CancellationToken cancellationToken) =>
        queue.AddAsync(new CheckTask(accounts, claimedUntil, server), TimeSpan.Zero, cancellationToken);
}
