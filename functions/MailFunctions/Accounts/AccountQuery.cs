using System.Globalization;
using MailFunctions.Http;
using Microsoft.AspNetCore.Http;

namespace MailFunctions.Accounts;

/// <summary>What a caller asks of the accounts report.</summary>
/// <param name="Selection">Which accounts, in which order.</param>
/// <param name="PageSize">How many a page.</param>
/// <param name="Position">After which place; <see langword="null"/> for the first page.</param>
public sealed record AccountQuery(AccountSelection Selection, int PageSize, string? Position)
{
    /// <summary>The list that cursors of this query belong to.</summary>
    public string List => string.Create(CultureInfo.InvariantCulture, $"accounts {Selection}");

    /// <summary>Reads the query of <c>GET /api/accounts</c>.</summary>
    public static Result<AccountQuery> Read(HttpRequest request)
    {
        var query = new Query(request);
        var asked = new AccountQuery(AccountSelection.Read(query), query.PageSize(), Position: null);
        asked = asked with { Position = query.Position(asked.List) };
        return query.Problem is { } problem ? problem : asked;
    }
}
