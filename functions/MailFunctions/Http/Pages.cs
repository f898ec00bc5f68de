namespace MailFunctions.Http;

/// <summary>Cuts pages out of lists.</summary>
public static class Pages
{
    /// <summary>The first page of a list that begins where the page is to begin.</summary>
    /// <typeparam name="T">What is listed.</typeparam>
    /// <param name="rows">The list; one row more than the page has is read, which tells whether another page follows.</param>
    /// <param name="size">How many rows the page has.</param>
    /// <param name="list">The list that the cursor belongs to.</param>
    /// <param name="position">The place of a row in the list, after which the next page begins.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    public static async Task<Page<T>> TakePageAsync<T>(
        this IAsyncEnumerable<T> rows,
        int size,
        string list,
        Func<T, string> position,
        CancellationToken cancellationToken)
    {
        var found = await rows.Take(size + 1).ToListAsync(cancellationToken);
        var items = found.Take(size).ToList();
        return new(items, found.Count > size ? Cursor.Write(list, position(items[^1])) : null);
    }
}
