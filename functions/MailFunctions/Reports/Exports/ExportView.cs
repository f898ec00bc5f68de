using MailFunctions.Accounts;
using MailFunctions.Contract;

namespace MailFunctions.Reports.Exports;

/// <summary>An export as the API shows it.</summary>
/// <param name="Id">Its name.</param>
/// <param name="Report">The report: <c>accounts</c>.</param>
/// <param name="Filter">Which accounts, in the words of the accounts report's parameters.</param>
/// <param name="Sort">In which order.</param>
/// <param name="Columns">Which columns its file has.</param>
/// <param name="Status">How far it is.</param>
/// <param name="Rows">How many rows are written so far.</param>
/// <param name="Bytes">The file's size in bytes; <see langword="null"/> until it is ready.</param>
/// <param name="FileName">The file's name for whoever downloads it.</param>
/// <param name="CreatedAt">When it was asked for, UTC.</param>
/// <param name="CreatedBy">By whom.</param>
/// <param name="StartedAt">When its rows began to be written, UTC.</param>
/// <param name="CompletedAt">When it was ready, or had failed, UTC.</param>
/// <param name="ExpiresAt">When it is deleted, UTC.</param>
/// <param name="DownloadUrl">A link to the file that needs no sign-in; <see langword="null"/> until it is ready.</param>
/// <param name="DownloadUrlExpiresAt">Until when the link works, UTC; another one is in the next answer.</param>
/// <param name="Error">Why it failed, and what to do.</param>
public sealed record ExportView(
    string Id,
    string Report,
    [property: SchemaOf(typeof(AccountFilterParameters))] IReadOnlyDictionary<string, string> Filter,
    [property: SchemaOf(typeof(AccountOrderParameters), nameof(AccountOrderParameters.Sort))] string Sort,
    ExportColumns Columns,
    ExportStatus Status,
    long Rows,
    long? Bytes,
    string FileName,
    DateTimeOffset CreatedAt,
    string CreatedBy,
    DateTimeOffset? StartedAt,
    DateTimeOffset? CompletedAt,
    DateTimeOffset ExpiresAt,
    Uri? DownloadUrl,
    DateTimeOffset? DownloadUrlExpiresAt,
    string? Error)
{
    /// <summary>The one report that there is.</summary>
    public const string AccountsReport = "accounts";

    /// <summary>An export with a link to its file.</summary>
    /// <param name="export">The export.</param>
    /// <param name="link">The link, if it is ready.</param>
    public static ExportView Of(Export export, (Uri Url, DateTimeOffset ExpiresAt)? link) => new(
        export.Id.Key,
        AccountsReport,
        export.Selection.Filter.Words(),
        export.Selection.SortWord,
        export.Columns,
        export.Status,
        export.Rows,
        export.Status == ExportStatus.Ready ? export.Bytes : null,
        export.FileName,
        export.CreatedAt,
        export.CreatedBy,
        export.StartedAt,
        export.CompletedAt,
        export.ExpiresAt,
        link?.Url,
        link?.ExpiresAt,
        export.Error);
}
