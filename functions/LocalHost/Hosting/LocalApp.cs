using System.Reflection;
using MailFunctions.LocalHost.Http;
using MailFunctions.LocalHost.Queues;
using MailFunctions.LocalHost.Timers;
using MailFunctions.LocalHost.Vault;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Azure.Functions.Worker.Middleware;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace MailFunctions.LocalHost.Hosting;

/// <summary>Makes an app that serves the functions of the entry assembly on this machine.</summary>
internal static class LocalApp
{
    private static readonly TimeSpan DrainTimeout = TimeSpan.FromSeconds(30);

    public static WebApplicationBuilder Create(string[] args)
    {
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions
        {
            Args = args,
            ContentRootPath = AppContext.BaseDirectory,
        });
        builder.Configuration.Sources.Insert(0, LocalSettings.Source(builder.Environment.ContentRootPath));
        var host = HostSettings.Read(builder.Environment.ContentRootPath, builder.Configuration);
        foreach (var (category, level) in host.LogLevels)
        {
            builder.Logging.AddFilter(category == "default" ? null : category, level);
        }

        builder.Services.AddSingleton(host);
        builder.Services.AddLocalVault(builder.Configuration);
        return builder;
    }

    public static IHost Build(WebApplicationBuilder builder, IReadOnlyList<Func<FunctionExecutionDelegate, FunctionExecutionDelegate>> middleware)
    {
        var urls = ListenUrls.Read(builder.Configuration);
        builder.WebHost.UseUrls(urls).ConfigureKestrel(RequestBounds.Apply);

        var functions = FunctionCatalog.Of(Assembly.GetEntryAssembly()!.GetTypes(), builder.Configuration);
        builder.Services.TryAddSingleton(TimeProvider.System);
        builder.Services.AddSingleton(functions);
        builder.Services.AddSingleton(services => new FunctionInvoker(services, middleware));
        builder.Services.AddSingleton<HostStorage>();
        builder.Services.AddSingleton(services => new RequestGate(services.GetRequiredService<HostSettings>().Http));
        builder.Services.Configure<HostOptions>(options => options.ShutdownTimeout = DrainTimeout);
        foreach (var timer in functions.Timers)
        {
            builder.Services.AddSingleton<IHostedService>(services => ActivatorUtilities.CreateInstance<TimerListener>(services, timer));
        }

        foreach (var queue in functions.Queues)
        {
            builder.Services.AddSingleton<IHostedService>(services => ActivatorUtilities.CreateInstance<QueueListener>(services, queue));
        }

        var app = builder.Build();
        HttpFunctions.Map(app, functions.Http);
        return app;
    }
}
