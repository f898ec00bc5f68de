namespace MailFunctions.Http;

/// <summary>The function reads the request's query with <see cref="Query"/>; every other one refuses to be given any.</summary>
[AttributeUsage(AttributeTargets.Method, AllowMultiple = true)]
public class TakesQueryAttribute : Attribute
{
    /// <summary>A type with a property for each parameter; <see langword="null"/> if there is none.</summary>
    public virtual Type? Parameters => null;
}

/// <summary>The function reads some parameters from the request's query.</summary>
/// <typeparam name="T">A type with a property for each.</typeparam>
[AttributeUsage(AttributeTargets.Method, AllowMultiple = true)]
public sealed class TakesQueryAttribute<T> : TakesQueryAttribute
{
    /// <inheritdoc/>
    public override Type Parameters => typeof(T);
}
