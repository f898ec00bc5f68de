using System.Text.Json.Serialization;
using Microsoft.AspNetCore.Http;

namespace MailFunctions.Http;

/// <summary>
/// What went wrong with a request, answered as <c>application/problem+json</c> (RFC 9457).
/// </summary>
/// <param name="Status">The HTTP status code (RFC 9110).</param>
/// <param name="Type">What kind of problem it is: a URN that programs can compare.</param>
/// <param name="Title">The kind of problem in a few words.</param>
/// <param name="Detail">What happened in this case, and what to do next.</param>
public sealed record Problem(int Status, string Type, string Title, string Detail) : IResult
{
    /// <summary>The media type of a problem document.</summary>
    public const string MediaType = "application/problem+json";

    /// <summary>What is wrong with each field of the request, by the field's name; only with status 400.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyDictionary<string, string[]>? Errors { get; init; }

    /// <summary>The methods that the resource allows (RFC 9110, section 10.2.1); only with status 405.</summary>
    [JsonIgnore]
    public IReadOnlyList<string> Allow { get; init; } = [];

    /// <summary>The id under which the server's log tells more.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? TraceId { get; init; }

    /// <summary>Status 400 for one field.</summary>
    public static Problem Invalid(string field, string rule) => Invalid(new FieldErrors { { field, rule } });

    /// <summary>Status 400 for every field that broke a rule.</summary>
    public static Problem Invalid(FieldErrors errors) =>
        new(StatusCodes.Status400BadRequest, "urn:mailfunctions:invalid", "The request is not valid.", errors.Summary)
        {
            Errors = errors.ToDictionary(),
        };

    /// <summary>Status 404.</summary>
    public static Problem NotFound(string detail) =>
        new(StatusCodes.Status404NotFound, "urn:mailfunctions:not-found", "There is no such resource.", detail);

    /// <summary>Status 409: the request is well-formed, but does not fit the resource's present state.</summary>
    public static Problem Conflict(string detail) =>
        new(StatusCodes.Status409Conflict, "urn:mailfunctions:conflict", "The request conflicts with what is there.", detail);

    /// <summary>Status 412: the resource changed since the caller read it.</summary>
    public static Problem Stale() =>
        new(
            StatusCodes.Status412PreconditionFailed,
            "urn:mailfunctions:stale",
            "The resource has changed.",
            "If-Match does not name the present ETag: read the resource again, and repeat the change on what you find.");

    /// <summary>Status 503: a service that the answer needs does not answer.</summary>
    public static Problem Unavailable(string detail) =>
        new(StatusCodes.Status503ServiceUnavailable, "urn:mailfunctions:unavailable", "A service is unavailable.", detail);

    /// <inheritdoc/>
    public Task ExecuteAsync(HttpContext httpContext)
    {
        httpContext.Response.StatusCode = Status;
        if (Allow.Count > 0)
        {
            httpContext.Response.Headers.Allow = string.Join(", ", Allow);
        }

        return httpContext.Response.WriteAsJsonAsync(this, Json.Options, MediaType, httpContext.RequestAborted);
    }
}
