namespace MailFunctions.Checking.Mailboxes;

/// <summary>
/// How far a check came through a mailbox: forwards through what is new, then backwards through what is older. It never passes a message
/// that is not dealt with.
/// </summary>
public sealed record Reached
{
    /// <summary>It has not begun.</summary>
    public static Reached Nothing { get; } = new();

    /// <summary>The last new message that was dealt with, all before it too: its number; <see langword="null"/> if none was.</summary>
    public uint? Newest { get; private init; }

    /// <summary>The last of the older messages that was dealt with, all after it too: its number; <see langword="null"/> if none was.</summary>
    public uint? Oldest { get; private init; }

    /// <summary>Whether a new message stands in the way.</summary>
    public bool IsStoppedForwards { get; private init; }

    /// <summary>Whether an older message stands in the way.</summary>
    public bool IsStoppedBackwards { get; private init; }

    /// <summary>How far it came after a piece.</summary>
    /// <param name="piece">The piece, which was dealt with but for the messages that follow.</param>
    /// <param name="refused">Messages that the server does not give out: the next checks ask for them again.</param>
    public Reached After(MailPiece piece, IReadOnlySet<uint> refused)
    {
        var dealt = piece.Messages.TakeWhile(message => !refused.Contains(message.Number)).ToList();
        var isStopped = dealt.Count < piece.Messages.Count;
        uint? last = dealt.Count > 0 ? dealt[^1].Number : null;
        if (piece.IsOlder)
        {
            return IsStoppedBackwards ? this : this with { Oldest = last ?? Oldest, IsStoppedBackwards = isStopped };
        }

        return IsStoppedForwards ? this : this with { Newest = last ?? Newest, IsStoppedForwards = isStopped };
    }
}
