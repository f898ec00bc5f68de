using System.Reflection;
using Microsoft.Azure.Functions.Worker;

namespace MailFunctions.Security;

/// <summary>Who may call each HTTP function. A function that does not say so does not start.</summary>
public sealed class FunctionPolicies
{
    private readonly Dictionary<string, FunctionPolicy> _byName;

    /// <summary>Reads the policies of all HTTP functions of this assembly.</summary>
    /// <exception cref="InvalidOperationException">A function has no policy, or more than one.</exception>
    public FunctionPolicies()
        : this(HttpFunctions())
    {
    }

    /// <summary>Reads the policies of some functions.</summary>
    internal FunctionPolicies(IEnumerable<MethodInfo> functions) => _byName = functions.ToDictionary(
        method => method.GetCustomAttribute<FunctionAttribute>()!.Name,
        PolicyOf);

    /// <summary>The policy of a function; <see langword="null"/> if it is not an HTTP function.</summary>
    public FunctionPolicy? Of(string function) => _byName.GetValueOrDefault(function);

    /// <summary>All HTTP functions of this assembly.</summary>
    public static IEnumerable<MethodInfo> HttpFunctions() =>
        from type in typeof(FunctionPolicies).Assembly.GetTypes()
        from method in type.GetMethods()
        where method.GetCustomAttribute<FunctionAttribute>() is not null && TriggerOf(method) is not null
        select method;

    /// <summary>The HTTP trigger of a function; <see langword="null"/> if it has another.</summary>
    public static HttpTriggerAttribute? TriggerOf(MethodInfo method) =>
        method.GetParameters().Select(parameter => parameter.GetCustomAttribute<HttpTriggerAttribute>()).FirstOrDefault(trigger => trigger is not null);

    private static FunctionPolicy PolicyOf(MethodInfo method)
    {
        var role = method.GetCustomAttribute<RequiresAttribute>()?.Role;
        var signedIn = method.IsDefined(typeof(SignedInAttribute));
        var anonymous = method.IsDefined(typeof(AnonymousAttribute));
        var policies = (role is null ? 0 : 1) + (signedIn ? 1 : 0) + (anonymous ? 1 : 0);
        return policies == 1
            ? new FunctionPolicy(anonymous, role)
            : throw new InvalidOperationException(
                $"{method.DeclaringType}.{method.Name} must have one of [Requires], [SignedIn] and [Anonymous].");
    }
}
