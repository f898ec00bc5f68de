namespace MailFunctions.Contract;

/// <summary>The function takes a body, which the API's document describes.</summary>
/// <param name="mediaTypes">What the body may be sent as.</param>
[AttributeUsage(AttributeTargets.Method)]
public class TakesAttribute(params string[] mediaTypes) : Attribute
{
    /// <summary>What the body may be sent as.</summary>
    public IReadOnlyList<string> MediaTypes { get; } = mediaTypes;

    /// <summary>What the body is read as; <see langword="null"/> if it is not JSON.</summary>
    public virtual Type? Body => null;

    /// <summary>What the body's schema is called; <see langword="null"/> for the name that goes with its type.</summary>
    public string? Schema { get; init; }

    /// <summary>The members that its rules require and this function does not.</summary>
    public string[] Optional { get; init; } = [];

    /// <summary>Whether the body only has what is to change (RFC 7396), so that nothing in it is required.</summary>
    public bool IsPatch { get; init; }
}

/// <summary>The function takes a JSON object.</summary>
/// <typeparam name="T">What it is read as.</typeparam>
/// <param name="mediaTypes">What the body may be sent as; <c>application/json</c> if nothing is said.</param>
[AttributeUsage(AttributeTargets.Method)]
public sealed class TakesAttribute<T>(params string[] mediaTypes) : TakesAttribute(mediaTypes is [] ? ["application/json"] : mediaTypes)
{
    /// <inheritdoc/>
    public override Type Body => typeof(T);
}
