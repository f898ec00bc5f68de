using Microsoft.Azure.Functions.Worker;

namespace LocalHost.TestApp;

public sealed class TimerFunctions(Journal journal)
{
    [Function("EverySecond")]
    public void EverySecond([TimerTrigger("%Schedule%")] TimerInfo timer) =>
        journal.Write($"tick {(timer.IsPastDue ? "past due" : "in time")}");

    [Function("LongerThanASecond")]
    public async Task LongerThanASecond([TimerTrigger("* * * * * *")] TimerInfo timer, CancellationToken cancellationToken)
    {
        journal.Write($"long begins {timer.ScheduleStatus!.Next.Kind}");
        await Task.Delay(1500, cancellationToken);
        journal.Write("long ends");
    }
}
