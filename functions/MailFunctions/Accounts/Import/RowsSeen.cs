using System.Globalization;
using MailFunctions.Accounts.Columns;
using MailFunctions.Http;
using MailFunctions.Storage;

namespace MailFunctions.Accounts.Import;

/// <summary>Which accounts the rows of a file were about so far, so that no two are about the same.</summary>
internal sealed class RowsSeen
{
    private readonly Dictionary<int, int> _ids = [];
    private readonly Dictionary<string, int> _names = [];

    /// <summary>Notes a row, and what an earlier one had before it.</summary>
    public void Add(ImportRow row, FieldErrors errors)
    {
        if (row.Id is { } id && !_ids.TryAdd(id.Value, row.Number))
        {
            errors.Add(AccountColumns.Id.Heading, $"is the same as in row {Text(_ids[id.Value])}: an account has one row.");
        }

        if (row.Cells.GetValueOrDefault(AccountColumns.Name) is { } name &&
            NameRule.IsMet(name) &&
            NameKey.Of(name) is var key &&
            !_names.TryAdd(key, row.Number))
        {
            errors.Add(AccountColumns.Name.Heading, $"is the same as in row {Text(_names[key])}: names are unique regardless of case.");
        }
    }

    private static string Text(int row) => row.ToString(CultureInfo.InvariantCulture);
}
