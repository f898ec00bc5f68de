using System.Reflection;
using MailFunctions.LocalHost.Timers;
using Microsoft.AspNetCore.Routing.Patterns;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Azure.Functions.Worker.Extensions.Abstractions;
using Microsoft.Extensions.Configuration;

namespace MailFunctions.LocalHost.Hosting;

/// <summary>The functions of an app. Whatever is wrong with one of them is found here, before the app starts.</summary>
internal sealed class FunctionCatalog
{
    private FunctionCatalog(IReadOnlyList<FunctionDescriptor> functions)
    {
        Http = [.. functions.Where(function => function.Trigger is HttpTriggerAttribute)];
        Timers = [.. functions.Where(function => function.Trigger is TimerTriggerAttribute)];
        Queues = [.. functions.Where(function => function.Trigger is QueueTriggerAttribute)];
    }

    public IReadOnlyList<FunctionDescriptor> Http { get; }

    public IReadOnlyList<FunctionDescriptor> Timers { get; }

    public IReadOnlyList<FunctionDescriptor> Queues { get; }

    /// <summary>Finds the functions of some types.</summary>
    /// <exception cref="InvalidOperationException">A function is not as it must be; the message names it.</exception>
    public static FunctionCatalog Of(IEnumerable<Type> types, IConfiguration configuration)
    {
        var functions = types
            .SelectMany(type => type.GetMethods(BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly))
            .Where(method => method.IsDefined(typeof(FunctionAttribute)))
            .Select(method => Describe(method, configuration))
            .Where(function => !IsDisabled(function.Name, configuration))
            .ToList();
        var twice = functions.GroupBy(function => function.Name, StringComparer.OrdinalIgnoreCase).FirstOrDefault(group => group.Count() > 1);
        return twice is null
            ? new FunctionCatalog(functions)
            : throw new InvalidOperationException($"Two functions are named {twice.Key}: {string.Join(" and ", twice.Select(function => function.EntryPoint))}.");
    }

    /// <summary>Whether a setting switches a function off; a name without dots is for systems whose variables can have none.</summary>
    private static bool IsDisabled(string name, IConfiguration configuration) =>
        configuration.GetValue<bool>($"AzureWebJobs.{name}.Disabled") || configuration.GetValue<bool>($"AzureWebJobs_{name}_Disabled");

    private static FunctionDescriptor Describe(MethodInfo method, IConfiguration configuration)
    {
        var name = method.GetCustomAttribute<FunctionAttribute>()!.Name;
        if (!method.IsPublic || method.DeclaringType is not { IsPublic: true } and not { IsNestedPublic: true })
        {
            throw Invalid("must be a public method of a public class");
        }

        var triggers = method.GetParameters().Where(parameter => parameter.IsDefined(typeof(TriggerBindingAttribute))).ToList();
        if (triggers is not [var parameter])
        {
            throw Invalid("must have exactly one trigger");
        }

        var trigger = parameter.GetCustomAttribute<TriggerBindingAttribute>()!;
        var function = new FunctionDescriptor(name, method, parameter, SettingExpressions.Resolve(trigger, configuration));
        if (Problem(function) is { } problem)
        {
            throw Invalid(problem);
        }

        return function;

        InvalidOperationException Invalid(string rule) =>
            new($"Function {name} ({method.DeclaringType}.{method.Name}) {rule}.");
    }

    private static string? Problem(FunctionDescriptor function)
    {
        try
        {
            return function.Trigger switch
            {
                HttpTriggerAttribute { AuthLevel: not AuthorizationLevel.Anonymous } =>
                    "must have AuthorizationLevel.Anonymous: this host has no keys",
                HttpTriggerAttribute http => RoutePatternFactory.Parse(http.Route ?? function.Name) is null ? "has no route" : null,
                TimerTriggerAttribute when function.Parameter.ParameterType != typeof(TimerInfo) => "must take its timer as TimerInfo",
                TimerTriggerAttribute timer => TimerSchedule.Parse(timer.Schedule) is null ? "has no schedule" : null,
                QueueTriggerAttribute { QueueName.Length: 0 } => "has no queue",
                QueueTriggerAttribute => null,
                _ => $"has a trigger that this host does not know: {function.Trigger.GetType().Name}",
            };
        }
        catch (Exception exception) when (exception is RoutePatternException or FormatException)
        {
            return exception.Message.TrimEnd('.');
        }
    }
}
