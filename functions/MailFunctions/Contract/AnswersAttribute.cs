using Microsoft.AspNetCore.Http;

namespace MailFunctions.Contract;

/// <summary>The function may answer like this, as the API's document says.</summary>
/// <param name="status">The HTTP status code.</param>
/// <param name="mediaType">What the body is sent as; <see langword="null"/> if there is none.</param>
[AttributeUsage(AttributeTargets.Method, AllowMultiple = true)]
public class AnswersAttribute(int status, string? mediaType = null) : Attribute
{
    /// <summary>The HTTP status code.</summary>
    public int Status { get; } = status;

    /// <summary>What the body is sent as; <see langword="null"/> if there is none.</summary>
    public string? MediaType { get; } = mediaType;

    /// <summary>What is written as the body; <see langword="null"/> if it is not JSON.</summary>
    public virtual Type? Body => null;
}

/// <summary>The function may answer with JSON.</summary>
/// <typeparam name="T">What is written.</typeparam>
/// <param name="status">The HTTP status code.</param>
[AttributeUsage(AttributeTargets.Method, AllowMultiple = true)]
public sealed class AnswersAttribute<T>(int status = StatusCodes.Status200OK) : AnswersAttribute(status, "application/json")
{
    /// <inheritdoc/>
    public override Type Body => typeof(T);
}
