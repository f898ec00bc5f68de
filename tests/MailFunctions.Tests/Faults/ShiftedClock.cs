namespace MailFunctions.Tests.Faults;

/// <summary>A clock that shows another time than the right one, and can be set while it runs, backwards too.</summary>
internal sealed class ShiftedClock : TimeProvider
{
    /// <summary>How far it is ahead.</summary>
    public TimeSpan Ahead { get; set; }

    /// <inheritdoc/>
    public override DateTimeOffset GetUtcNow() => base.GetUtcNow() + Ahead;
}
