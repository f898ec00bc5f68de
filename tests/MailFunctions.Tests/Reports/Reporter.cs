using System.Text.Json;
using Azure.Storage.Queues;
using MailFunctions.Http;
using MailFunctions.Reports;
using MailFunctions.Reports.Exports;
using MailFunctions.Reports.Schedules;
using MailFunctions.Storage;
using MailFunctions.Tests.Infrastructure;
using Microsoft.Extensions.DependencyInjection;

namespace MailFunctions.Tests.Reports;

/// <summary>The product's reports within the test's own process, so that their storage and their clock can be tampered with.</summary>
internal sealed class Reporter : IAsyncDisposable
{
    private readonly TemporaryFolder _folder;
    private readonly ServiceProvider _services;

    private Reporter(TemporaryFolder folder, ServiceProvider services) => (_folder, _services) = (folder, services);

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    /// <summary>Makes it.</summary>
    /// <param name="azurite">Its storage.</param>
    /// <param name="clock">Its clock.</param>
    /// <param name="policy">Tampers with the requests to storage.</param>
    /// <param name="relay">The port of its relay on this machine; 0 for none.</param>
    public static async Task<Reporter> StartAsync(AzuriteServer azurite, TimeProvider clock, StoragePolicy? policy = null, int relay = 0)
    {
        var folder = new TemporaryFolder();
        return new(folder, await InProcess.StartAsync(azurite, policy, clock, folder.Path, InProcess.Relay(relay)));
    }

    public T Get<T>()
        where T : notnull => _services.GetRequiredService<T>();

    /// <summary>Creates a schedule.</summary>
    public async Task<ReportSchedule> CreateAsync(ReportScheduleDraft draft)
    {
        var named = draft with { Name = Api.UniqueName() };
        (await Get<ReportScheduleRules>().ValidateAsync(named, Stop)).Errors.ShouldBeEmpty();
        return (await Get<ReportScheduleChanges>().CreateAsync(named, Actors.Tests, Stop)).Value!;
    }

    /// <summary>Does what the timer and the queue make the product do now.</summary>
    public async Task WorkAsync()
    {
        await Get<DueReports>().RunAsync(Stop);
        var queue = Get<QueueServiceClient>().GetQueueClient(QueuedReports.QueueName);
        while ((await queue.ReceiveMessageAsync(visibilityTimeout: TimeSpan.FromSeconds(1), cancellationToken: Stop)).Value is { } message)
        {
            var task = JsonSerializer.Deserialize<ReportTask>(message.MessageText, Json.Options)!;
            await Get<ScheduledReport>().RunAsync(task.Schedule!, task.Run!, Stop);
            await queue.DeleteMessageAsync(message.MessageId, message.PopReceipt, Stop);
        }
    }

    /// <summary>Makes and sends a report, as the queue makes the product do.</summary>
    /// <returns>The run after it.</returns>
    public async Task<ReportRun> RunAsync(string scheduleId, string runId)
    {
        await Get<ScheduledReport>().RunAsync(scheduleId, runId, Stop);
        return (await Get<ReportRunStore>().FindAsync(scheduleId, runId, Stop)).ShouldNotBeNull();
    }

    /// <summary>The runs of a schedule, oldest first.</summary>
    public async Task<List<ReportRun>> RunsAsync(ReportSchedule schedule) =>
        [.. Enumerable.Reverse(await Get<ReportRunStore>().AfterAsync(schedule.Id, null, 100, Stop).ToListAsync(Stop))];

    /// <summary>How many exports there are.</summary>
    public async Task<int> ExportsAsync() => await Get<ExportStore>().AfterAsync(null, 100, Stop).CountAsync(Stop);

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await _services.DisposeAsync();
        _folder.Dispose();
    }
}
