using MailFunctions.Accounts;
using MailFunctions.Accounts.Health;

namespace MailFunctions.Notifications;

/// <summary>
/// Looks through the health notes for what people are to be told, and marks it as told by a digest. Interrupted and run again for the same digest,
/// it finds what it marked before: nothing is left out, nothing comes twice.
/// </summary>
public sealed class HealthSurvey(HealthNotes notes, DueMarkers markers, AccountStore accounts, AccountCounter counter, TimeProvider clock)
{
    private const int BlocksInFlight = 8;

    /// <summary>Looks through all blocks.</summary>
    /// <param name="digest">The digest without contents.</param>
    /// <param name="undelivered">The digest before it, if that never came: what it was to tell is not told yet.</param>
    /// <param name="settings">What people want to hear.</param>
    /// <param name="cancellationToken">Ends the wait; the survey goes on when it is run again.</param>
    /// <returns>The digest; <see langword="null"/> if there is nothing to say.</returns>
    public async Task<HealthDigest?> RunAsync(HealthDigest digest, string? undelivered, NotificationSettings settings, CancellationToken cancellationToken)
    {
        var contents = new DigestContents();
        var blocks = AccountKeys.BlockOf(await counter.LastAsync(cancellationToken)) + 1;
        var options = new ParallelOptions { MaxDegreeOfParallelism = BlocksInFlight, CancellationToken = cancellationToken };
        await Parallel.ForEachAsync(Enumerable.Range(0, blocks), options, async (block, stop) =>
        {
            var page = new SurveyedBlock(digest.Id, undelivered, settings, clock.GetUtcNow(), contents);
            await LookAsync(page, block, stop);
            await notes.TellAsync(block, page.Told, stop);
            await notes.ForgetAsync(block, page.Useless, stop);
        });
        return await contents.CompleteAsync(digest, async id => (await accounts.GetAsync(id, cancellationToken))?.Name ?? $"account {id}");
    }

    private async Task LookAsync(SurveyedBlock page, int block, CancellationToken cancellationToken)
    {
        var overdue = (await markers.OverdueAsync(block, page.Now, cancellationToken)).ToDictionary(marker => marker.Id);
        await foreach (var note in notes.ReadAsync(block, cancellationToken))
        {
            overdue.Remove(note.Id, out var marker);
            var told = ToldHealth.Read(note.Told);
            page.Judge(note, told, marker?.OverdueAt, await IsGoneAsync(note, told, marker, cancellationToken));
        }

        foreach (var marker in overdue.Values)
        {
            page.Judge(new() { Id = marker.Id, Server = marker.Server }, ToldHealth.Nothing, marker.OverdueAt, isGone: false);
        }
    }

    /// <summary>Whether an account that was overdue is so no more because nobody checks it any more.</summary>
    private async Task<bool> IsGoneAsync(HealthNote note, ToldHealth told, DueMarker? marker, CancellationToken cancellationToken) =>
        marker is null && note.Health == AccountHealth.Well && told.Trouble == Trouble.Overdue &&
        await accounts.GetAsync(note.Id, cancellationToken) is not { Enabled: true, AutomaticCheck: true };
}
