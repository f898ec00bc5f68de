using System.Reflection;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Azure.Functions.Worker.Extensions.Abstractions;

namespace MailFunctions.LocalHost.Hosting;

/// <summary>A function of the app.</summary>
internal sealed class FunctionDescriptor(string name, MethodInfo method, ParameterInfo parameter, TriggerBindingAttribute trigger) : FunctionDefinition
{
    /// <inheritdoc/>
    public override string Name { get; } = name;

    /// <inheritdoc/>
    public override string Id { get; } = name;

    /// <inheritdoc/>
    public override string EntryPoint { get; } = $"{method.DeclaringType!.FullName}.{method.Name}";

    /// <inheritdoc/>
    public override string PathToAssembly { get; } = method.DeclaringType!.Assembly.Location;

    /// <summary>The method that is the function.</summary>
    public MethodInfo Method { get; } = method;

    /// <summary>The parameter that the trigger fills.</summary>
    public ParameterInfo Parameter { get; } = parameter;

    /// <summary>What makes it run, with settings filled in.</summary>
    public TriggerBindingAttribute Trigger { get; } = trigger;
}
