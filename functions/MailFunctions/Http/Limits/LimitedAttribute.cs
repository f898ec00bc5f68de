namespace MailFunctions.Http.Limits;

/// <summary>A caller may call the function, and the others of the same limit, so often and no more; then the answer is 429.</summary>
/// <param name="limit">The limit.</param>
[AttributeUsage(AttributeTargets.Method)]
public sealed class LimitedAttribute(Limit limit) : Attribute
{
    /// <summary>The limit.</summary>
    public Limit Limit { get; } = limit;
}
