using System.Reflection;
using MailFunctions.Http;
using MailFunctions.Http.Limits;
using MailFunctions.Security;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing.Template;
using Microsoft.Azure.Functions.Worker;

namespace MailFunctions.Contract;

/// <summary>A function as an operation of the API: all that its attributes, its route and its policy say.</summary>
/// <param name="function">The function.</param>
/// <param name="policy">Who may call it.</param>
internal sealed class Operation(MethodInfo function, FunctionPolicy policy)
{
    private const string Prefix = "api/";
    private readonly RouteTemplate _route = TemplateParser.Parse(RouteOf(function));

    /// <summary>The function.</summary>
    public MethodInfo Function => function;

    /// <summary>Who may call it.</summary>
    public FunctionPolicy Policy => policy;

    /// <summary>Its name, which no other has.</summary>
    public string Name => function.GetCustomAttribute<FunctionAttribute>()!.Name;

    /// <summary>The part of the product that it belongs to.</summary>
    public string Feature => function.DeclaringType!.Namespace!.Split('.')[1];

    /// <summary>Its method, in upper case.</summary>
    public string Method => FunctionPolicies.TriggerOf(function)!.Methods![0].ToUpperInvariant();

    /// <summary>Its path, with the names of what varies in braces.</summary>
    public string Path => "/" + string.Join('/', _route.Segments.Select(segment =>
        segment.Parts[0] is { IsParameter: true, Name: var name } ? $"{{{name}}}" : segment.Parts[0].Text));

    /// <summary>What varies in its path, each with the segment before it.</summary>
    public IEnumerable<(string Name, Type Type, string Of)> PathParameters =>
        from parameter in _route.Parameters
        let index = _route.Segments.ToList().FindIndex(segment => segment.Parts.Contains(parameter))
        select (
            parameter.Name!,
            function.GetParameters().Single(argument => argument.Name == parameter.Name).ParameterType,
            _route.Segments[index - 1].Parts[0].Text!);

    /// <summary>The types that have a property for each parameter of its query.</summary>
    public IEnumerable<Type> Query => function.GetCustomAttributes<TakesQueryAttribute>().Select(query => query.Parameters).OfType<Type>();

    /// <summary>The body that it takes; <see langword="null"/> for none.</summary>
    public TakesAttribute? Body => function.GetCustomAttribute<TakesAttribute>();

    /// <summary>Its answers that are no problems.</summary>
    public IEnumerable<AnswersAttribute> Answers => function.GetCustomAttributes<AnswersAttribute>();

    /// <summary>The events that it answers with to who likes them better than JSON.</summary>
    public IReadOnlyList<StreamsAttribute> Events => [.. function.GetCustomAttributes<StreamsAttribute>()];

    /// <summary>Whether it changes or deletes what is there, and wants to know that the caller saw it.</summary>
    public bool NeedsIfMatch => Method is "PUT" or "PATCH" or "DELETE";

    /// <summary>The statuses of the problems that it may answer with.</summary>
    public IEnumerable<int> Problems
    {
        get
        {
            var answered = Answers.Select(answer => answer.Status);
            var refused = function.GetCustomAttribute<RefusesAttribute>()?.Statuses ?? [];
            return policy.Anonymous ? refused : refused.Concat(Implied()).Except(answered).Distinct().Order();
        }
    }

    /// <summary>All functions of the API; what serves the portal, and what answers where there is nothing, is no part of it.</summary>
    /// <param name="policies">Who may call them.</param>
    public static IEnumerable<Operation> All(FunctionPolicies policies) =>
        from function in FunctionPolicies.HttpFunctions()
        where RouteOf(function).StartsWith(Prefix, StringComparison.Ordinal)
        let operation = new Operation(function, policies.Of(function.GetCustomAttribute<FunctionAttribute>()!.Name)!)
        orderby operation.Path, operation.Method
        select operation;

    private IEnumerable<int> Implied()
    {
        yield return StatusCodes.Status400BadRequest;
        yield return StatusCodes.Status401Unauthorized;
        if (policy.Role is not null)
        {
            yield return StatusCodes.Status403Forbidden;
        }

        if (_route.Parameters.Count > 0)
        {
            yield return StatusCodes.Status404NotFound;
        }

        if (NeedsIfMatch)
        {
            yield return StatusCodes.Status412PreconditionFailed;
            yield return StatusCodes.Status428PreconditionRequired;
        }

        if (Body is not null)
        {
            yield return StatusCodes.Status413PayloadTooLarge;
            yield return StatusCodes.Status415UnsupportedMediaType;
        }

        if (function.IsDefined(typeof(LimitedAttribute)))
        {
            yield return StatusCodes.Status429TooManyRequests;
        }

        yield return StatusCodes.Status500InternalServerError;
        yield return StatusCodes.Status503ServiceUnavailable;
        yield return StatusCodes.Status504GatewayTimeout;
    }

    private static string RouteOf(MethodInfo function) => FunctionPolicies.TriggerOf(function)!.Route!.TrimStart('/');
}
