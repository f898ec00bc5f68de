using System.Text.Json.Serialization;
using MailFunctions.Http;
using MailFunctions.Storage;

namespace MailFunctions.Accounts;

/// <summary>Which accounts a report is about, and in which order.</summary>
/// <param name="Filter">Which accounts.</param>
/// <param name="Sort">In which order.</param>
public sealed record AccountSelection(AccountFilter Filter, AccountSort Sort)
{
    private static readonly (string Word, AccountSort Value)[] Sorts =
    [
        ("id", AccountSort.Id),
        ("-id", AccountSort.IdDescending),
        ("name", AccountSort.Name),
        ("-name", AccountSort.NameDescending),
    ];

    /// <summary>The word for its order.</summary>
    [JsonIgnore]
    public string SortWord => Sorts.Single(sort => sort.Value == Sort).Word;

    /// <summary>Reads the parameters of the accounts report.</summary>
    /// <param name="query">The query.</param>
    /// <param name="prefix">What the names of the filters begin with.</param>
    public static AccountSelection Read(Query query, string prefix = "") => new(
        new(
            query.Text(prefix + "name", NameRule.MaxLength),
            query.YesNo(prefix + "secureConnection"),
            query.YesNo(prefix + "automaticCheck"),
            query.YesNo(prefix + "keepCopy"),
            query.Choice<bool?>(prefix + "status", ("enabled", true), ("disabled", false)),
            query.Choice(prefix + "protocol", EnumWords.Choices<MailProtocol>()),
            query.Choice(prefix + "checkState", EnumWords.Choices<CheckState>())),
        query.Choice("sort", Sorts));
}
