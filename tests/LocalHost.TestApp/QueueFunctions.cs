using Azure.Storage.Queues.Models;
using Microsoft.Azure.Functions.Worker;

namespace LocalHost.TestApp;

public sealed class QueueFunctions(Journal journal)
{
    [Function("Work")]
    public async Task Work([QueueTrigger("work")] Job job, FunctionContext context, CancellationToken cancellationToken)
    {
        journal.Write($"begins {job.Name} try {context.BindingContext.BindingData["DequeueCount"]}");
        if (job.FailingTries >= (long)context.BindingContext.BindingData["DequeueCount"]!)
        {
            throw new InvalidOperationException($"{job.Name} fails on purpose.");
        }

        if (job.Gate is { } gate)
        {
            await journal.GateAsync(gate, cancellationToken);
        }

        journal.Write($"ends {job.Name}");
    }

    [Function("Raw")]
    public void Raw([QueueTrigger("raw")] QueueMessage message) => journal.Write($"raw {message.Body}");
}

public sealed record Job(string Name, int FailingTries = 0, string? Gate = null);
