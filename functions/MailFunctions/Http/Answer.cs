using Microsoft.AspNetCore.Http;

namespace MailFunctions.Http;

/// <summary>The answers of functions that succeed.</summary>
public static class Answer
{
    /// <summary>Status 200 with a JSON body, or the problem.</summary>
    public static IResult Ok<T>(Result<T> result) => result.TryGet(out var value, out var problem) ? Ok(value) : problem;

    /// <summary>Status 200 with a JSON body.</summary>
    public static IResult Ok<T>(T value) => TypedResults.Json(value, Json.Options);

    /// <summary>Status 200 with a JSON body and its ETag.</summary>
    public static IResult Ok<T>(HttpRequest request, T value, string etag)
    {
        request.HttpContext.Response.Headers.ETag = etag;
        return Ok(value);
    }

    /// <summary>Status 201 with the place of what was created, its JSON body and its ETag.</summary>
    public static IResult Created<T>(HttpRequest request, string location, T value, string etag)
    {
        request.HttpContext.Response.Headers.Location = location;
        request.HttpContext.Response.Headers.ETag = etag;
        return TypedResults.Json(value, Json.Options, statusCode: StatusCodes.Status201Created);
    }

    /// <summary>Status 202 with the place where the outcome will show.</summary>
    public static IResult Accepted<T>(HttpRequest request, string location, T value)
    {
        request.HttpContext.Response.Headers.Location = location;
        return TypedResults.Json(value, Json.Options, statusCode: StatusCodes.Status202Accepted);
    }
}
