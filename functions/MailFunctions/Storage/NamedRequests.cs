using MailFunctions.Http;
using MailFunctions.Security;
using Microsoft.AspNetCore.Http;

namespace MailFunctions.Storage;

/// <summary>What requests about the things of a <see cref="NamedStore{T}"/> have in common.</summary>
public static class NamedRequests
{
    /// <summary>Answers with a page of the things, by name.</summary>
    /// <typeparam name="T">The things.</typeparam>
    /// <param name="store">Where they are.</param>
    /// <param name="request">The request, whose query may ask for a part of the <c>name</c>, a <c>pageSize</c>, and the page of a <c>cursor</c>.</param>
    /// <param name="list">What the things are called, for the cursor.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    public static Task<IResult> PageAsync<T>(this NamedStore<T> store, HttpRequest request, string list, CancellationToken cancellationToken)
        where T : class, INamed =>
        store.PageAsync(request, list, thing => thing, cancellationToken);

    /// <summary>Answers with a page of the things, by name, as the API shows them.</summary>
    /// <typeparam name="T">The things.</typeparam>
    /// <typeparam name="TView">As what they are shown.</typeparam>
    /// <param name="store">Where they are.</param>
    /// <param name="request">The request, whose query may ask for a part of the <c>name</c>, a <c>pageSize</c>, and the page of a <c>cursor</c>.</param>
    /// <param name="list">What the things are called, for the cursor.</param>
    /// <param name="view">Shows a thing.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    public static async Task<IResult> PageAsync<T, TView>(
        this NamedStore<T> store,
        HttpRequest request,
        string list,
        Func<T, TView> view,
        CancellationToken cancellationToken)
        where T : class, INamed
    {
        var query = new Query(request);
        var name = query.Text("name", NameRule.MaxLength);
        var named = $"{list}?name={name}";
        var (size, position) = (query.PageSize(), query.Position(named));
        if (query.Problem is { } problem)
        {
            return problem;
        }

        var page = await store.ByNameAsync(name, position, size + 1, cancellationToken)
            .TakePageAsync(size, named, thing => NameKey.Of(thing.Name), cancellationToken);
        return Answer.Ok(new Page<TView>([.. page.Items.Select(view)], page.NextCursor));
    }

    /// <summary>Deletes the thing that a request names, if its If-Match names it as it is now.</summary>
    /// <typeparam name="T">The things.</typeparam>
    /// <param name="store">Where they are.</param>
    /// <param name="request">The request.</param>
    /// <param name="id">The thing's id.</param>
    /// <param name="missing">The problem of there being none with an id.</param>
    /// <param name="delete">Deletes it, or says why not.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>Status 204; a problem as of <see cref="FindAsync"/>, or of <paramref name="delete"/>.</returns>
    public static async Task<IResult> DeleteAsync<T>(
        this NamedStore<T> store,
        HttpRequest request,
        string id,
        Func<string, Problem> missing,
        Func<T, Actor, CancellationToken, Task<Problem?>> delete,
        CancellationToken cancellationToken)
        where T : class, INamed
    {
        if (!(await store.FindAsync(request, id, missing, cancellationToken)).TryGet(out var thing, out var problem))
        {
            return problem;
        }

        problem = await delete(thing, Actor.Of(request), cancellationToken);
        return problem is null ? TypedResults.NoContent() : problem;
    }

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
