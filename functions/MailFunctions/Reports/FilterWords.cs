using MailFunctions.Accounts;

namespace MailFunctions.Reports;

/// <summary>Says which accounts a report shows, for people.</summary>
internal static class FilterWords
{
    /// <summary>A sentence.</summary>
    public static string Of(AccountSelection selection)
    {
        var words = selection.Filter.Words();
        var filters = words.Count == 0 ? "All accounts" : string.Join("; ", words.Select(word => Of(word.Key, word.Value)));
        return $"{filters}; {Order(selection.Sort)}.";
    }

    private static string Of(string name, string word) => name switch
    {
        "name" => $"Name contains \u201C{word}\u201D",
        "secureConnection" => $"Secure connection: {word}",
        "automaticCheck" => $"Automatic check: {word}",
        "keepCopy" => $"Keep copy in server: {word}",
        "status" => $"Status: {word}",
        "protocol" => $"Protocol: {word}",
        _ => $"State: {word}",
    };

    private static string Order(AccountSort sort) => sort switch
    {
        AccountSort.Id => "by ID",
        AccountSort.IdDescending => "by ID, highest first",
        AccountSort.Name => "by name",
        _ => "by name, last first",
    };
}
