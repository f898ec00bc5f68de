namespace MailFunctions.Discovery;

/// <summary>Runs look-ups, each within its time, and tells how they went.</summary>
/// <param name="clock">The clock.</param>
public sealed class LookupTimer(TimeProvider clock)
{
    /// <summary>Runs a look-up.</summary>
    internal async Task<Finding> RunAsync(
        ProposalSource source,
        string subject,
        TimeSpan patience,
        Func<CancellationToken, Task<Found>> look,
        CancellationToken cancellationToken)
    {
        var startedAt = clock.GetTimestamp();
        using var timeout = new CancellationTokenSource(patience, clock);
        using var linked = CancellationTokenSource.CreateLinkedTokenSource(timeout.Token, cancellationToken);
        Found found;
        try
        {
            // Not every look-up lets go when it is told to.
            found = await look(linked.Token).WaitAsync(linked.Token);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            found = Found.Failed($"No answer within {patience.TotalSeconds:0} seconds.");
        }

        var elapsed = Math.Round(clock.GetElapsedTime(startedAt).TotalMilliseconds, 1);
        return new Finding(new Lookup(source, subject, found.Outcome, found.Detail, elapsed), found.Proposals);
    }
}
