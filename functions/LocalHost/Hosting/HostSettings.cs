using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Logging;

namespace MailFunctions.LocalHost.Hosting;

/// <summary>What <c>host.json</c> says, as far as this host knows it, with the real host's defaults.</summary>
internal sealed record HostSettings
{
    private const string FileName = "host.json";

    /// <summary>What all routes begin with.</summary>
    public string RoutePrefix { get; init; } = "api";

    /// <summary>How many requests are worked on, and how many are waited with.</summary>
    public HttpSettings Http { get; init; } = new();

    /// <summary>How long a function may run.</summary>
    public TimeSpan FunctionTimeout { get; init; } = TimeSpan.FromMinutes(30);

    /// <summary>How queues are read.</summary>
    public QueueSettings Queues { get; init; } = new();

    /// <summary>The least severe level that is logged, by category.</summary>
    public IReadOnlyDictionary<string, LogLevel> LogLevels { get; init; } = new Dictionary<string, LogLevel>();

    /// <summary>Reads the file of a folder; settings <c>AzureFunctionsJobHost__*</c> override it, as in the real host.</summary>
    /// <exception cref="InvalidOperationException">The file is missing or not for this version of the host.</exception>
    public static HostSettings Read(string folder, IConfiguration settings)
    {
        var path = Path.Combine(folder, FileName);
        if (!File.Exists(path))
        {
            throw new InvalidOperationException($"{path} is missing: a functions app needs its {FileName}.");
        }

        IConfiguration json = new ConfigurationBuilder()
            .AddJsonFile(path)
            .AddConfiguration(settings.GetSection("AzureFunctionsJobHost"))
            .Build();
        if (json["version"] != "2.0")
        {
            throw new InvalidOperationException($"{path} must say \"version\": \"2.0\".");
        }

        var defaults = new HostSettings();
        return new HostSettings
        {
            RoutePrefix = json["extensions:http:routePrefix"] ?? defaults.RoutePrefix,
            Http = json.GetSection("extensions:http").Get<HttpSettings>() ?? defaults.Http,
            FunctionTimeout = json.GetValue("functionTimeout", defaults.FunctionTimeout),
            Queues = json.GetSection("extensions:queues").Get<QueueSettings>() ?? defaults.Queues,
            LogLevels = json.GetSection("logging:logLevel").GetChildren()
                .ToDictionary(level => level.Key, level => Enum.Parse<LogLevel>(level.Value!, ignoreCase: true)),
        };
    }
}
