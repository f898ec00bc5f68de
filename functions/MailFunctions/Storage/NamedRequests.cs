using MailFunctions.Http;
using Microsoft.AspNetCore.Http;

namespace MailFunctions.Storage;

/// <summary>What requests that change one of a <see cref="NamedStore{T}"/>'s things have in common.</summary>
public static class NamedRequests
{
    /// <summary>The thing that a request is to change, if its If-Match names it as it is now.</summary>
    /// <typeparam name="T">The things.</typeparam>
    /// <param name="store">Where they are.</param>
    /// <param name="request">The request.</param>
    /// <param name="id">The thing's id.</param>
    /// <param name="missing">The problem of there being none with an id.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>The thing; problem 400 or 428 for the header, <paramref name="missing"/>, or 412 if it changed.</returns>
    public static async Task<Result<T>> FindAsync<T>(
        this NamedStore<T> store,
        HttpRequest request,
        string id,
        Func<string, Problem> missing,
        CancellationToken cancellationToken)
        where T : class, INamed
    {
        if (!IfMatch.Read(request).TryGet(out var ifMatch, out var problem))
        {
            return problem;
        }

        if (await store.GetAsync(id, cancellationToken) is not { } thing)
        {
            return missing(id);
        }

        return ifMatch.Matches(thing.ETag) ? thing : Problem.Stale();
    }
}
