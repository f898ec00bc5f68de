using Microsoft.Azure.Functions.Worker;
using Microsoft.Azure.Functions.Worker.Extensions.Abstractions;
using Microsoft.Extensions.Configuration;

namespace MailFunctions.LocalHost.Hosting;

/// <summary>Binding expressions <c>%Setting%</c>: schedules and queue names that stand in the settings.</summary>
internal static class SettingExpressions
{
    public static TriggerBindingAttribute Resolve(TriggerBindingAttribute trigger, IConfiguration configuration) => trigger switch
    {
        TimerTriggerAttribute timer => new TimerTriggerAttribute(Resolve(timer.Schedule, configuration))
        {
            UseMonitor = timer.UseMonitor,
            RunOnStartup = timer.RunOnStartup,
        },
        QueueTriggerAttribute queue => new QueueTriggerAttribute(Resolve(queue.QueueName, configuration)) { Connection = queue.Connection },
        _ => trigger,
    };

    private static string Resolve(string text, IConfiguration configuration)
    {
        if (text is not ['%', .. var name, '%'])
        {
            return text;
        }

        return configuration[name.Replace("__", ":", StringComparison.Ordinal)]
            ?? throw new InvalidOperationException($"The setting {name} is missing: a trigger is bound to {text}.");
    }
}
