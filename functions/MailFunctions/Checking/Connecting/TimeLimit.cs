namespace MailFunctions.Checking.Connecting;

/// <summary>Bounds how long a server may take.</summary>
internal static class TimeLimit
{
    /// <summary>Runs something within a time.</summary>
    /// <exception cref="TimeoutException">It took longer.</exception>
    public static async Task<T> WithinAsync<T>(
        this TimeProvider clock,
        TimeSpan patience,
        Func<CancellationToken, Task<T>> run,
        CancellationToken cancellationToken)
    {
        using var timeout = new CancellationTokenSource(patience, clock);
        using var linked = CancellationTokenSource.CreateLinkedTokenSource(timeout.Token, cancellationToken);
        try
        {
            return await run(linked.Token);
        }
        catch (Exception exception) when (linked.IsCancellationRequested)
        {
            // The client wraps what ends a TLS handshake, its cancellation too.
            cancellationToken.ThrowIfCancellationRequested();
            throw new TimeoutException($"No answer within {patience.TotalSeconds:0} seconds.", exception);
        }
    }

    /// <summary>Runs something within a time.</summary>
    /// <exception cref="TimeoutException">It took longer.</exception>
    public static Task WithinAsync(this TimeProvider clock, TimeSpan patience, Func<CancellationToken, Task> run, CancellationToken cancellationToken) =>
        clock.WithinAsync(
            patience,
            async stop =>
            {
                await run(stop);
                return true;
            },
            cancellationToken);
}
