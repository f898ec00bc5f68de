using Microsoft.Azure.Functions.Worker.Extensions.Abstractions;

namespace Microsoft.Azure.Functions.Worker;

/// <summary>Runs the function for HTTP requests.</summary>
/// <param name="authLevel">The key that requests must carry.</param>
/// <param name="methods">The methods it answers; none for all.</param>
public sealed class HttpTriggerAttribute(AuthorizationLevel authLevel, params string[] methods) : TriggerBindingAttribute
{
    /// <summary>The route template, below the route prefix; the function's name if absent.</summary>
    public string? Route { get; set; }

    /// <summary>The methods it answers; none for all.</summary>
    public string[]? Methods { get; } = methods;

    /// <summary>The key that requests must carry.</summary>
    public AuthorizationLevel AuthLevel { get; } = authLevel;
}
