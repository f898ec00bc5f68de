namespace MailFunctions.Contract;

/// <summary>The function may answer with problems of some kinds besides those that its route, body and policy imply.</summary>
/// <param name="statuses">Their HTTP status codes.</param>
[AttributeUsage(AttributeTargets.Method)]
public sealed class RefusesAttribute(params int[] statuses) : Attribute
{
    /// <summary>Their HTTP status codes.</summary>
    public IReadOnlyList<int> Statuses { get; } = statuses;
}
