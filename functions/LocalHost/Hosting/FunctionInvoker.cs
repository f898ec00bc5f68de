using System.Diagnostics;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Azure.Functions.Worker.Middleware;
using Microsoft.Extensions.DependencyInjection;

namespace MailFunctions.LocalHost.Hosting;

/// <summary>Runs functions: a scope of services, the app's middleware around it, and the method itself.</summary>
internal sealed class FunctionInvoker
{
    private static readonly ActivitySource Activities = new("MailFunctions.LocalHost");

    private readonly IServiceProvider _services;
    private readonly FunctionExecutionDelegate _pipeline;
    private readonly TimeSpan _timeout;
    private readonly TimeProvider _clock;

    public FunctionInvoker(IServiceProvider services, IReadOnlyList<Func<FunctionExecutionDelegate, FunctionExecutionDelegate>> middleware)
    {
        _services = services;
        _timeout = services.GetRequiredService<HostSettings>().FunctionTimeout;
        _clock = services.GetRequiredService<TimeProvider>();
        _pipeline = middleware.Reverse().Aggregate((FunctionExecutionDelegate)ExecuteAsync, (next, step) => step(next));
    }

    /// <summary>Runs a function.</summary>
    /// <param name="function">The function.</param>
    /// <param name="bindingData">What the trigger tells about the event.</param>
    /// <param name="trigger">What the trigger's parameter is bound to.</param>
    /// <param name="prepare">Adds features to the invocation before it runs.</param>
    /// <param name="cancellationToken">Asks the function to end.</param>
    /// <returns>What the function, or middleware instead of it, answered.</returns>
    public async Task<object?> InvokeAsync(
        FunctionDescriptor function,
        IReadOnlyDictionary<string, object?> bindingData,
        object trigger,
        Action<IInvocationFeatures> prepare,
        CancellationToken cancellationToken)
    {
        using var activity = Activities.StartActivity(function.Name);
        using var timeout = new CancellationTokenSource(_timeout, _clock);
        using var linked = CancellationTokenSource.CreateLinkedTokenSource(timeout.Token, cancellationToken);
        await using var scope = _services.CreateAsyncScope();
        var invocation = new Invocation(function, scope.ServiceProvider, bindingData, linked.Token);
        invocation.Features.Set(new TriggerValue(trigger));
        prepare(invocation.Features);
        await _pipeline(invocation);
        return invocation.GetInvocationResult().Value;
    }

    private static async Task ExecuteAsync(FunctionContext context)
    {
        var function = (FunctionDescriptor)context.FunctionDefinition;
        var instance = function.Method.IsStatic
            ? null
            : ActivatorUtilities.CreateInstance(context.InstanceServices, function.Method.DeclaringType!);
        try
        {
            var arguments = ParameterBinding.Bind(function, context);
            var returned = function.Method.Invoke(instance, System.Reflection.BindingFlags.DoNotWrapExceptions, null, arguments, null);
            context.GetInvocationResult().Value = await ReturnedAsync(returned, function.Method.ReturnType);
        }
        finally
        {
            await DisposeAsync(instance);
        }
    }

    private static async Task<object?> ReturnedAsync(object? returned, Type declared)
    {
        switch (returned)
        {
            case Task task:
                await task;
                return declared.IsGenericType ? declared.GetProperty(nameof(Task<>.Result))!.GetValue(task) : null;
            case ValueTask task:
                await task;
                return null;
            default:
                return returned;
        }
    }

    private static async ValueTask DisposeAsync(object? instance)
    {
        switch (instance)
        {
            case IAsyncDisposable disposable:
                await disposable.DisposeAsync();
                break;
            case IDisposable disposable:
                disposable.Dispose();
                break;
        }
    }
}
