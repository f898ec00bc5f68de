namespace Microsoft.Azure.Functions.Worker.Extensions.Abstractions;

/// <summary>Binds a parameter to what makes the function run.</summary>
[AttributeUsage(AttributeTargets.Parameter)]
public abstract class TriggerBindingAttribute : BindingAttribute
{
    /// <summary>Begins a trigger.</summary>
    public TriggerBindingAttribute()
    {
    }
}
