using Microsoft.AspNetCore.Http;
using Microsoft.Net.Http.Headers;

namespace MailFunctions.Http;

/// <summary>What a caller takes as an answer: the header <c>Accept</c> (RFC 9110, section 12.5.1).</summary>
internal static class Acceptance
{
    /// <summary>How much a caller likes a media type.</summary>
    /// <returns>From 0, not at all, to 1. Who says nothing takes everything.</returns>
    public static double LikesMediaType(this HttpRequest request, string mediaType)
    {
        if (request.Headers.Accept.Count == 0)
        {
            return 1;
        }

        var offer = new MediaTypeHeaderValue(mediaType);
        return request.GetTypedHeaders().Accept.Where(offer.IsSubsetOf).MaxBy(Precision) is { } range ? range.Quality ?? 1 : 0;
    }

    private static int Precision(MediaTypeHeaderValue range) => range.MatchesAllTypes ? 0 : range.MatchesAllSubTypes ? 1 : 2;
}
