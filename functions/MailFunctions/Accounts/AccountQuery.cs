using System.Globalization;
using MailFunctions.Http;
using Microsoft.AspNetCore.Http;

namespace MailFunctions.Accounts;

/// <summary>What a caller asks of the accounts report.</summary>
/// <param name="Filter">Which accounts.</param>
/// <param name="Sort">In which order.</param>
/// <param name="PageSize">How many a page.</param>
/// <param name="Position">After which place; <see langword="null"/> for the first page.</param>
public sealed record AccountQuery(AccountFilter Filter, AccountSort Sort, int PageSize, string? Position)
{
    private const int MaxNameLength = 100;

    /// <summary>The list that cursors of this query belong to.</summary>
    public string List => string.Create(CultureInfo.InvariantCulture, $"accounts {Sort} {Filter}");

    /// <summary>Reads the query of <c>GET /api/accounts</c>.</summary>
    public static Result<AccountQuery> Read(HttpRequest request)
    {
        var query = new Query(request);
        var filter = ReadFilter(query);
        var sort = query.Choice(
            "sort",
            ("id", AccountSort.Id),
            ("-id", AccountSort.IdDescending),
            ("name", AccountSort.Name),
            ("-name", AccountSort.NameDescending));
        var asked = new AccountQuery(filter, sort, query.PageSize(), Position: null);
        asked = asked with { Position = query.Position(asked.List) };
        return query.Problem is { } problem ? problem : asked;
    }

    private static AccountFilter ReadFilter(Query query) => new(
        query.Text("name", MaxNameLength),
        query.YesNo("secureConnection"),
        query.YesNo("automaticCheck"),
        query.YesNo("keepCopy"),
        query.Choice<bool?>("status", ("enabled", true), ("disabled", false)),
        query.Choice("protocol", EnumWords.Choices<MailProtocol>()),
        query.Choice("checkState", EnumWords.Choices<CheckState>()));
}
