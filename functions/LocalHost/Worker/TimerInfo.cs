namespace Microsoft.Azure.Functions.Worker;

/// <summary>What a timer-triggered function is told about its run.</summary>
public class TimerInfo
{
    /// <summary>The occurrences around this run; <see langword="null"/> without monitoring.</summary>
    public ScheduleStatus? ScheduleStatus { get; set; }

    /// <summary>Whether the run makes up for an occurrence that was missed.</summary>
    public bool IsPastDue { get; set; }
}
