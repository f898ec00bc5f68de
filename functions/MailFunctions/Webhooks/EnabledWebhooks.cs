namespace MailFunctions.Webhooks;

/// <summary>The enabled webhooks, remembered for a few seconds: whoever asks for each event costs storage next to nothing.</summary>
public sealed class EnabledWebhooks(WebhookStore store, TimeProvider clock)
{
    private static readonly TimeSpan Remembered = TimeSpan.FromSeconds(5);
    private volatile Tuple<IReadOnlyList<Webhook>, long>? _known;
    private volatile int _changes;

    /// <summary>Those that want an event.</summary>
    public async Task<IReadOnlyList<Webhook>> WantingAsync(EventType type, CancellationToken cancellationToken) =>
        [.. (await AllAsync(cancellationToken)).Where(webhook => webhook.Events.Contains(type))];

    /// <summary>All.</summary>
    public async Task<IReadOnlyList<Webhook>> AllAsync(CancellationToken cancellationToken)
    {
        if (_known is { } known && clock.GetElapsedTime(known.Item2) < Remembered)
        {
            return known.Item1;
        }

        var (changes, readAt) = (_changes, clock.GetTimestamp());
        var webhooks = await store.EnabledAsync(cancellationToken).ToListAsync(cancellationToken);
        if (changes == _changes)
        {
            _known = Tuple.Create<IReadOnlyList<Webhook>, long>(webhooks, readAt);
        }

        return webhooks;
    }

    /// <summary>Reads them anew the next time, as one has changed.</summary>
    public void Forget()
    {
        Interlocked.Increment(ref _changes);
        _known = null;
    }
}
