using MailFunctions.Accounts;

namespace MailFunctions.Checking;

/// <summary>An entry of an account's check history: one check, or several uneventful ones in a row.</summary>
/// <param name="StartedAt">When the (first) check began, UTC.</param>
/// <param name="EndedAt">When the (last) check ended, UTC.</param>
/// <param name="Checks">How many checks the entry stands for.</param>
/// <param name="Error">Why it failed; <see langword="null"/> if it did not.</param>
/// <param name="MessagesStored">How many messages were stored.</param>
/// <param name="BytesStored">How many bytes these have.</param>
/// <param name="MessagesRecognised">How many messages had been stored before under another identity.</param>
/// <param name="MessagesOversized">How many messages were too large to store.</param>
/// <param name="MessagesDeleted">How many messages were deleted on the server.</param>
/// <param name="MoreToCome">Whether more waited on the server than one turn takes.</param>
public sealed record CheckEntry(
    DateTimeOffset StartedAt,
    DateTimeOffset EndedAt,
    int Checks,
    CheckError? Error = null,
    int MessagesStored = 0,
    long BytesStored = 0,
    int MessagesRecognised = 0,
    int MessagesOversized = 0,
    int MessagesDeleted = 0,
    bool MoreToCome = false)
{
    /// <summary>Whether the check succeeded.</summary>
    public bool Ok => Error is null;

    /// <summary>The entry of one check.</summary>
    public static CheckEntry Of(CheckRun run) => new(
        run.StartedAt, run.EndedAt, 1, run.Error, run.Stored, run.BytesStored, run.Recognised, run.Oversized, run.Deleted, run.More);

    /// <summary>The entry of uneventful checks.</summary>
    public static CheckEntry Of(CheckStreak streak) => new(streak.StartedAt, streak.EndedAt, streak.Checks);
}
