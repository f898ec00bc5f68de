using System.Globalization;
using MailFunctions.Accounts.Columns;
using MailFunctions.Http;

namespace MailFunctions.Accounts.Import;

/// <summary>A row of a file of accounts.</summary>
/// <param name="Number">Which row, the first after the headings being 1.</param>
/// <param name="Line">The line that it begins in, the first of the file being 1.</param>
/// <param name="Cells">Its cells by their columns, free of what kept spreadsheets from running them; none if it could not be read.</param>
/// <param name="Fault">Why it could not be read: a sentence.</param>
internal sealed record ImportRow(int Number, long Line, IReadOnlyDictionary<AccountColumn, string> Cells, string? Fault = null)
{
    /// <summary>What an error is told under that no single cell is to blame for.</summary>
    public const string Whole = "row";

    /// <summary>The number of the account that it is about; <see langword="null"/> if it names none.</summary>
    public AccountId? Id =>
        int.TryParse(IdText, NumberStyles.None, CultureInfo.InvariantCulture, out var id) && id > 0 ? new(id) : null;

    /// <summary>Whether it is about an account that is there already.</summary>
    public bool HasId => IdText.Length > 0;

    private string IdText => Cells.GetValueOrDefault(AccountColumns.Id, "").Trim();

    /// <summary>
    /// Changes a draft as the cells say: an empty one gives a setting its default, as its absence in a PUT would; a setting without a
    /// column stays as it is.
    /// </summary>
    public AccountDraft Apply(AccountDraft draft, FieldErrors errors)
    {
        foreach (var (column, text) in Cells)
        {
            if (column.Set(draft, text) is { } changed)
            {
                draft = changed;
            }
            else
            {
                errors.Add(column.Heading, column.Rule);
            }
        }

        return draft;
    }
}
