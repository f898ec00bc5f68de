namespace Microsoft.Azure.Functions.Worker.Extensions.Abstractions;

/// <summary>Binds a parameter to something outside the app.</summary>
[AttributeUsage(AttributeTargets.Method)]
public abstract class BindingAttribute : Attribute
{
    /// <summary>Begins a binding.</summary>
    public BindingAttribute()
    {
    }
}
