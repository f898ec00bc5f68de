using Microsoft.AspNetCore.Http;
using Microsoft.Net.Http.Headers;

namespace MailFunctions.Http;

/// <summary>The precondition <c>If-Match</c> of a change (RFC 9110, section 13.1.1).</summary>
public sealed class IfMatch
{
    private readonly IList<EntityTagHeaderValue> _tags;

    private IfMatch(IList<EntityTagHeaderValue> tags) => _tags = tags;

    /// <summary>Reads the precondition.</summary>
    /// <returns>The precondition; problem 428 without the header (RFC 6585, section 3), 400 if it is malformed.</returns>
    public static Result<IfMatch> Read(HttpRequest request)
    {
        var header = request.Headers.IfMatch;
        if (header.Count == 0)
        {
            return new Problem(
                StatusCodes.Status428PreconditionRequired,
                "urn:mailfunctions:precondition-required",
                "If-Match is required.",
                "Send If-Match with the ETag that you read, so that nobody's change is overwritten unseen.");
        }

        return EntityTagHeaderValue.TryParseStrictList(header.ToArray()!, out var tags)
            ? new IfMatch(tags)
            : Problem.Invalid("If-Match", "must be an ETag in double quotes, a list of them, or *.");
    }

    /// <summary>Whether the resource with this ETag may be changed; weak ETags never match.</summary>
    public bool Matches(string etag)
    {
        var current = new EntityTagHeaderValue(etag);
        return _tags.Any(tag => tag.Equals(EntityTagHeaderValue.Any) || tag.Compare(current, useStrongComparison: true));
    }
}
