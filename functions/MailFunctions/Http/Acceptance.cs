using Microsoft.AspNetCore.Http;
using Microsoft.Net.Http.Headers;

namespace MailFunctions.Http;

/// <summary>What a caller takes as an answer: the headers <c>Accept</c> and <c>Accept-Encoding</c> (RFC 9110, section 12.5).</summary>
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

    /// <summary>How much a caller likes a content coding, or <c>identity</c>, which is none.</summary>
    /// <returns>From 0, not at all or not asked for, to 1.</returns>
    public static double LikesCoding(this HttpRequest request, string coding)
    {
        var asked = request.GetTypedHeaders().AcceptEncoding;
        var range = asked.FirstOrDefault(range => range.Value.Equals(coding, StringComparison.OrdinalIgnoreCase)) ??
            asked.FirstOrDefault(range => range.Value.Equals("*", StringComparison.Ordinal));
        return range is null ? 0 : range.Quality ?? 1;
    }

    private static int Precision(MediaTypeHeaderValue range) => range.MatchesAllTypes ? 0 : range.MatchesAllSubTypes ? 1 : 2;
}
