namespace MailFunctions.Checking.Servers;

/// <summary>
/// Where batches wait for their servers without going back on the queue. It has seats for fewer than half of the messages that an instance
/// works on at once, so that those of other servers always get through.
/// </summary>
internal sealed class WaitingRoom
{
    private const int Seats = 20;

    private int _taken;

    /// <summary>Takes a seat.</summary>
    /// <returns>What gives it back; <see langword="null"/> if all are taken.</returns>
    public IDisposable? TakeSeat()
    {
        if (Interlocked.Increment(ref _taken) <= Seats)
        {
            return new Seat(this);
        }

        Interlocked.Decrement(ref _taken);
        return null;
    }

    private sealed class Seat(WaitingRoom room) : IDisposable
    {
        public void Dispose() => Interlocked.Decrement(ref room._taken);
    }
}
