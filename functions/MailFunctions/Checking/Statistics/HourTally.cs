namespace MailFunctions.Checking.Statistics;

/// <summary>Counts the checks that end in one hour.</summary>
internal sealed class HourTally(DateTimeOffset hour)
{
    private readonly int[] _succeeded = new int[60];
    private readonly int[] _failed = new int[60];
    private int _checks;
    private int _written;
    private long _messages;
    private long _bytes;

    /// <summary>Whether more was counted than is written.</summary>
    public bool IsUnwritten => _checks > _written;

    /// <summary>Counts a check.</summary>
    public void Add(CheckRun run)
    {
        (run.Error is null ? _succeeded : _failed)[run.EndedAt.UtcDateTime.Minute]++;
        _checks++;
        _messages += run.Stored;
        _bytes += run.BytesStored;
    }

    /// <summary>What is counted so far.</summary>
    public HourOfChecks Copy() => new(hour, [.. _succeeded], [.. _failed], _messages, _bytes);

    /// <summary>Takes note that a copy is written.</summary>
    public void Written(HourOfChecks copy) => _written = Math.Max(_written, copy.Checks);
}
