using System.Runtime.CompilerServices;

namespace MailFunctions.Accounts;

/// <summary>Reads blocks of accounts several at a time, in their order, and no further ahead than that.</summary>
internal static class BlocksInFlight
{
    private const int Most = 8;

    /// <summary>What is read of each block.</summary>
    /// <param name="blocks">The blocks.</param>
    /// <param name="read">Reads one.</param>
    /// <param name="cancellationToken">Ends all.</param>
    public static async IAsyncEnumerable<IReadOnlyList<T>> ReadAsync<T>(
        this IEnumerable<AccountBlock> blocks,
        Func<AccountBlock, CancellationToken, Task<IReadOnlyList<T>>> read,
        [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var inFlight = new Queue<Task<IReadOnlyList<T>>>();
        var ahead = 2;
        using var next = blocks.GetEnumerator();
        try
        {
            while (true)
            {
                while (inFlight.Count < ahead && next.MoveNext())
                {
                    inFlight.Enqueue(read(next.Current, stop.Token));
                }

                if (!inFlight.TryDequeue(out var first))
                {
                    yield break;
                }

                yield return await first;
                ahead = Math.Min(ahead * 2, Most);
            }
        }
        finally
        {
            await stop.CancelAsync();
            await Task.WhenAll(inFlight).ContinueWith(_ => { }, CancellationToken.None, TaskContinuationOptions.None, TaskScheduler.Default);
        }
    }
}
