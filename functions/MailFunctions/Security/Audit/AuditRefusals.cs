using Microsoft.Extensions.Hosting;

namespace MailFunctions.Security.Audit;

/// <summary>
/// Records refused calls, whose number strangers choose: of those of one kind from one address the first of each minute at once, and the
/// others of that minute together in one record.
/// </summary>
public sealed class AuditRefusals(AuditTrail audit, TimeProvider clock) : BackgroundService
{
    private const int MostKinds = 200;
    private static readonly TimeSpan Minute = TimeSpan.FromMinutes(1);
    private static readonly Kind Others = new(new("several"), AuditAction.SignInRefused, "several", "from more addresses than are told apart");
    private readonly Lock _gate = new();
    private Dictionary<Kind, int> _more = [];

    /// <summary>Records a refusal, or counts it.</summary>
    /// <param name="actor">Who was refused.</param>
    /// <param name="action">Whether they were not signed in, or may not.</param>
    /// <param name="function">The function that they called.</param>
    /// <param name="reason">Why.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    public Task AddAsync(Actor actor, AuditAction action, string function, string reason, CancellationToken cancellationToken)
    {
        var kind = new Kind(actor with { TraceId = null }, action, AuditTarget.Function(function), reason);
        lock (_gate)
        {
            kind = _more.ContainsKey(kind) || _more.Count < MostKinds ? kind : Others;
            if (!_more.TryAdd(kind, 0))
            {
                _more[kind]++;
                return Task.CompletedTask;
            }
        }

        return audit.RefuseAsync(kind.Actor with { TraceId = actor.TraceId }, kind.Entry, times: 1, cancellationToken);
    }

    /// <inheritdoc/>
    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        await base.StopAsync(cancellationToken);
        await FlushAsync(cancellationToken);
    }

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Minute, clock);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            await FlushAsync(stoppingToken);
        }
    }

    private async Task FlushAsync(CancellationToken cancellationToken)
    {
        Dictionary<Kind, int> more;
        lock (_gate)
        {
            (more, _more) = (_more, []);
        }

        foreach (var (kind, count) in more.Where(pair => pair.Value > 0))
        {
            await audit.RefuseAsync(kind.Actor, kind.Entry, count, cancellationToken);
        }
    }

    private sealed record Kind(Actor Actor, AuditAction Action, string Target, string Reason)
    {
        public AuditEntry Entry => new(Action, Target) { Detail = Reason };
    }
}
