using System.ComponentModel;
using System.ComponentModel.DataAnnotations;

namespace MailFunctions.Http;

/// <summary>Which page of a list is asked for: what <see cref="Query.PageSize"/> and <see cref="Query.Position"/> read.</summary>
public sealed record PageParameters
{
    /// <summary>How many rows the page has at most.</summary>
    [Range(1, Query.MaxPageSize)]
    [DefaultValue(Query.DefaultPageSize)]
    public int? PageSize { get; init; }

    /// <summary>The <c>nextCursor</c> of the page before, with the same filters and order; absent for the first page.</summary>
    [MaxLength(Http.Cursor.MaxLength)]
    public string? Cursor { get; init; }
}
