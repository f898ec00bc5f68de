namespace MailFunctions.LocalHost.Queues;

/// <summary>The waits between looks at an empty queue: they double up to a bound, and begin anew when a message was found.</summary>
internal sealed class PollingDelay(TimeSpan max)
{
    private static readonly TimeSpan Min = TimeSpan.FromMilliseconds(100);
    private TimeSpan _next = Min;

    /// <summary>The next wait.</summary>
    public TimeSpan Next()
    {
        var delay = _next < max ? _next : max;
        _next = delay * 2;
        return delay;
    }

    /// <summary>Begins anew.</summary>
    public void Reset() => _next = Min;
}
