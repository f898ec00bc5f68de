using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Configuration.Memory;

namespace MailFunctions.LocalHost.Hosting;

/// <summary>The settings of <c>local.settings.json</c>: its object <c>Values</c>, whose names read as environment variables do.</summary>
internal static class LocalSettings
{
    private const string FileName = "local.settings.json";

    public static IConfigurationSource Source(string folder)
    {
        var file = new ConfigurationBuilder().SetBasePath(folder).AddJsonFile(FileName, optional: true).Build();
        return new MemoryConfigurationSource
        {
            InitialData = file.GetSection("Values").GetChildren()
                .Select(value => KeyValuePair.Create(value.Key.Replace("__", ":", StringComparison.Ordinal), value.Value))
                .ToList(),
        };
    }
}
