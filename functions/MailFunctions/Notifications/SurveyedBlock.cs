using MailFunctions.Accounts;
using MailFunctions.Accounts.Health;

namespace MailFunctions.Notifications;

/// <summary>What a survey finds in a block of accounts.</summary>
/// <param name="digest">The digest that tells it.</param>
/// <param name="undelivered">The digest before it, if that never came.</param>
/// <param name="settings">What people want to hear.</param>
/// <param name="now">The time, UTC.</param>
/// <param name="contents">Gathers what people are told.</param>
internal sealed class SurveyedBlock(string digest, string? undelivered, NotificationSettings settings, DateTimeOffset now, DigestContents contents)
{
    private readonly List<(AccountId Id, string Told)> _told = [];
    private readonly List<HealthNote> _useless = [];

    /// <summary>The time of the look, UTC.</summary>
    public DateTimeOffset Now => now;

    /// <summary>What the notes are to say that people were told.</summary>
    public IReadOnlyList<(AccountId Id, string Told)> Told => _told;

    /// <summary>The notes that are of no use any more.</summary>
    public IReadOnlyList<HealthNote> Useless => _useless;

    /// <summary>Takes up an account.</summary>
    /// <param name="note">What is known of its health.</param>
    /// <param name="told">What people were told of it.</param>
    /// <param name="overdueSince">Since when it should have been checked, UTC; <see langword="null"/> if it is not overdue.</param>
    /// <param name="isGone">Whether nobody checks it any more.</param>
    public void Judge(HealthNote note, ToldHealth told, DateTimeOffset? overdueSince, bool isGone)
    {
        if (told.Digest == digest)
        {
            // The survey was interrupted after it had come this far.
            contents.Add(note, told.Trouble, told.IsFlapping, note.Since ?? overdueSince);
            return;
        }

        var isUntold = undelivered is not null && told.Digest == undelivered;
        told = isUntold ? told.Untold() : told;
        var verdict = isGone ? HealthVerdict.Forget : HealthRules.Judge(note, overdueSince, told, settings, now);
        switch (verdict.Kind)
        {
            case HealthVerdictKind.Tell:
                told = told.Then(verdict.Trouble, digest, now);
                _told.Add((note.Id, told.Write()));
                contents.Add(note, told.Trouble, told.IsFlapping, note.Since ?? overdueSince);
                break;
            case HealthVerdictKind.Keep:
                _told.Add((note.Id, told.Then(verdict.Trouble, "", now).Write()));
                break;
            case HealthVerdictKind.Forget:
                _useless.Add(note);
                break;
            default:
                if (isUntold)
                {
                    _told.Add((note.Id, told.Write()));
                }

                break;
        }
    }
}
