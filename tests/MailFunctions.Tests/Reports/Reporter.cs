using System.Text.Json;
using Azure.Storage.Queues;
using MailFunctions.Accounts;
using MailFunctions.Http;
using MailFunctions.Reports;
using MailFunctions.Reports.Exports;
using MailFunctions.Reports.Schedules;
using MailFunctions.Storage;
using MailFunctions.Tests.Infrastructure;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace MailFunctions.Tests.Reports;

/// <summary>The product's reports within the test's own process, so that their storage and their clock can be tampered with.</summary>
internal sealed class Reporter : IAsyncDisposable
{
    private readonly ServiceProvider _services;

    private Reporter(AzuriteServer azurite, StoragePolicy? policy, TimeProvider clock)
    {
        var settings = new Dictionary<string, string?> { ["AzureWebJobsStorage"] = azurite.ConnectionString };
        var services = new ServiceCollection()
            .AddLogging()
            .AddSingleton<IConfiguration>(new ConfigurationBuilder().AddInMemoryCollection(settings).Build())
            .AddSingleton(clock)
            .AddStorage()
            .AddAccounts()
            .AddReports();
        if (policy is not null)
        {
            services.AddSingleton(policy);
        }

        _services = services.BuildServiceProvider();
    }

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    /// <summary>Makes it, with its tables, queues and containers.</summary>
    public static async Task<Reporter> StartAsync(AzuriteServer azurite, TimeProvider clock, StoragePolicy? policy = null)
    {
        var reporter = new Reporter(azurite, policy, clock);
        foreach (var service in reporter._services.GetServices<IHostedService>().OfType<StorageCreation>())
        {
            await service.StartAsync(Stop);
        }

        return reporter;
    }

    public T Get<T>()
        where T : notnull => _services.GetRequiredService<T>();

    /// <summary>Creates a schedule.</summary>
    public async Task<ReportSchedule> CreateAsync(ReportScheduleDraft draft)
    {
        var named = draft with { Name = Api.UniqueName() };
        (await Get<ReportScheduleRules>().ValidateAsync(named, Stop)).Errors.ShouldBeEmpty();
        return (await Get<ReportScheduleChanges>().CreateAsync(named, "tests", Stop)).Value!;
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

    /// <summary>The runs of a schedule, oldest first.</summary>
    public async Task<List<ReportRun>> RunsAsync(ReportSchedule schedule) =>
        [.. Enumerable.Reverse(await Get<ReportRunStore>().AfterAsync(schedule.Id, null, 100, Stop).ToListAsync(Stop))];

    /// <summary>How many exports there are.</summary>
    public async Task<int> ExportsAsync() => await Get<ExportStore>().AfterAsync(null, 100, Stop).CountAsync(Stop);

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => _services.DisposeAsync();
}
