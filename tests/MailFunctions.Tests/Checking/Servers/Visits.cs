namespace MailFunctions.Tests.Checking.Servers;

/// <summary>Counts the connections that a server sees: how many there were, and how many at a time.</summary>
internal sealed class Visits
{
    private readonly Lock _lock = new();
    private int _now;

    /// <summary>How many there were.</summary>
    public int All { get; private set; }

    /// <summary>How many there were at a time at most.</summary>
    public int Most { get; private set; }

    /// <summary>Counts a connection that lasts as long as this takes.</summary>
    public async Task CountAsync(Func<Task> serve)
    {
        lock (_lock)
        {
            All++;
            Most = Math.Max(Most, ++_now);
        }

        try
        {
            await serve();
        }
        finally
        {
            lock (_lock)
            {
                _now--;
            }
        }
    }

    /// <inheritdoc/>
    public override string ToString() => $"{All}, {Most} at a time at most";
}
