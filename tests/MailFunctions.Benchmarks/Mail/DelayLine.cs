using System.Diagnostics;
using System.Net.Sockets;
using System.Threading.Channels;

namespace MailFunctions.Benchmarks.Mail;

/// <summary>One direction of a connection: what goes in comes out in order and some time later, however much of it is under way.</summary>
internal sealed class DelayLine(TimeSpan delay)
{
    private readonly Channel<Chunk> _underWay = Channel.CreateUnbounded<Chunk>(new() { SingleReader = true, SingleWriter = true });
    private long _delayTicks = delay.Ticks;

    /// <summary>How long that takes for what goes in from now on.</summary>
    public TimeSpan Delay
    {
        set => Volatile.Write(ref _delayTicks, value.Ticks);
    }

    /// <summary>Takes in what a side says, until it leaves.</summary>
    public async Task TakeAsync(Socket from, CancellationToken cancellationToken)
    {
        var buffer = new byte[64 * 1024];
        try
        {
            while (await from.ReceiveAsync(buffer, cancellationToken) is > 0 and var count)
            {
                _underWay.Writer.TryWrite(new(buffer.AsSpan(0, count).ToArray(), Stopwatch.GetTimestamp(), new(Volatile.Read(ref _delayTicks))));
            }
        }
        finally
        {
            _underWay.Writer.TryComplete();
        }
    }

    /// <summary>Gives it to the other side, and then the word that there is no more.</summary>
    /// <param name="to">The other side.</param>
    /// <param name="onFirst">Called when the first of it arrives.</param>
    /// <param name="cancellationToken">Ends it.</param>
    public async Task GiveAsync(Socket to, Action onFirst, CancellationToken cancellationToken)
    {
        var isFirst = true;
        await foreach (var chunk in _underWay.Reader.ReadAllAsync(cancellationToken))
        {
            for (var left = chunk.Left; left > TimeSpan.Zero; left = chunk.Left)
            {
                // Timers count whole milliseconds, and must not run out early.
                await Task.Delay((int)Math.Ceiling(left.TotalMilliseconds), cancellationToken);
            }

            if (isFirst)
            {
                onFirst();
                isFirst = false;
            }

            await to.SendAsync(chunk.Bytes, cancellationToken);
        }

        to.Shutdown(SocketShutdown.Send);
    }

    private readonly record struct Chunk(byte[] Bytes, long TakenAt, TimeSpan Delay)
    {
        public TimeSpan Left => Delay - Stopwatch.GetElapsedTime(TakenAt);
    }
}
