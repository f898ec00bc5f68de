using Azure.Core;
using Azure.Data.Tables;
using Azure.Identity;
using Azure.Storage.Blobs;
using Azure.Storage.Queues;
using MailFunctions.Telemetry;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;

namespace MailFunctions.Storage;

/// <summary>Registers the storage clients and what features keep in them.</summary>
public static class StorageSetup
{
    private const string SettingName = "AzureWebJobsStorage";

    /// <summary>Adds the clients of Table, Blob and Queue Storage, and makes what features named at start.</summary>
    public static IServiceCollection AddStorage(this IServiceCollection services)
    {
        services.TryAddSingleton(TimeProvider.System);
        services.AddOptions<StorageOptions>()
            .Configure<IConfiguration>((options, configuration) =>
            {
                options.ConnectionString = configuration[SettingName] ?? "";
                options.AccountName = configuration[$"{SettingName}:accountName"] ?? "";
                configuration.GetSection("Storage").Bind(options);
            })
            .Validate(
                options => options.ConnectionString.Length > 0 || options.AccountName.Length > 0,
                $"Set {SettingName} to a connection string, or {SettingName}__accountName to the storage account's name.")
            .ValidateDataAnnotations()
            .ValidateOnStart();
        services.AddSingleton(CreateTables).AddSingleton(CreateBlobs).AddSingleton(CreateQueues);
        return services.AddHostedService<StorageCreation>();
    }

    /// <summary>Names a table that a feature needs.</summary>
    public static IServiceCollection AddTable(this IServiceCollection services, string name) =>
        services.AddSingleton(new StorageResource(StorageKind.Table, name));

    /// <summary>Names a queue that a feature needs.</summary>
    public static IServiceCollection AddQueue(this IServiceCollection services, string name) =>
        services.AddSingleton(new StorageResource(StorageKind.Queue, name));

    /// <summary>Names a blob container that a feature needs.</summary>
    public static IServiceCollection AddBlobContainer(this IServiceCollection services, string name) =>
        services.AddSingleton(new StorageResource(StorageKind.BlobContainer, name));

    private static TableServiceClient CreateTables(IServiceProvider provider)
    {
        var options = provider.GetRequiredService<IOptions<StorageOptions>>().Value;
        var clientOptions = Bounded(new TableClientOptions(), "table", options, provider);
        return options.ConnectionString.Length > 0
            ? new TableServiceClient(options.ConnectionString, clientOptions)
            : new TableServiceClient(Endpoint(options, "table"), Identity(provider), clientOptions);
    }

    private static BlobServiceClient CreateBlobs(IServiceProvider provider)
    {
        var options = provider.GetRequiredService<IOptions<StorageOptions>>().Value;
        var clientOptions = Bounded(new BlobClientOptions(), "blob", options, provider);
        return options.ConnectionString.Length > 0
            ? new BlobServiceClient(options.ConnectionString, clientOptions)
            : new BlobServiceClient(Endpoint(options, "blob"), Identity(provider), clientOptions);
    }

    private static QueueServiceClient CreateQueues(IServiceProvider provider)
    {
        var options = provider.GetRequiredService<IOptions<StorageOptions>>().Value;
        var clientOptions = Bounded(new QueueClientOptions { MessageEncoding = QueueMessageEncoding.Base64 }, "queue", options, provider);
        return options.ConnectionString.Length > 0
            ? new QueueServiceClient(options.ConnectionString, clientOptions)
            : new QueueServiceClient(Endpoint(options, "queue"), Identity(provider), clientOptions);
    }

    private static T Bounded<T>(T clientOptions, string service, StorageOptions options, IServiceProvider provider)
        where T : ClientOptions
    {
        clientOptions.Retry.NetworkTimeout = TimeSpan.FromSeconds(options.TimeoutSeconds);
        clientOptions.Retry.MaxRetries = 4;
        clientOptions.Retry.Delay = TimeSpan.FromMilliseconds(200);
        clientOptions.Retry.MaxDelay = TimeSpan.FromSeconds(5);
        clientOptions.Diagnostics.IsLoggingContentEnabled = false;
        clientOptions.AddPolicy(provider.GetRequiredService<MailMetrics>().RequestsOfStorage(service), HttpPipelinePosition.PerRetry);
        foreach (var policy in provider.GetServices<StoragePolicy>())
        {
            clientOptions.AddPolicy(policy, HttpPipelinePosition.PerRetry);
        }

        return clientOptions;
    }

    private static Uri Endpoint(StorageOptions options, string service) =>
        new($"https://{options.AccountName}.{service}.core.windows.net");

    private static TokenCredential Identity(IServiceProvider provider) =>
        provider.GetService<TokenCredential>() ?? new DefaultAzureCredential();
}
