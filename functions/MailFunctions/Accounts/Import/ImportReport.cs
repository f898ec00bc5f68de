using System.Text.Json.Serialization;

namespace MailFunctions.Accounts.Import;

/// <summary>What an import made of a file: the shape of what <see cref="ImportAnswer"/> writes row by row.</summary>
/// <param name="DryRun">Whether nothing was done, only told.</param>
/// <param name="Rows">What was made of each row.</param>
/// <param name="Created">How many accounts were created.</param>
/// <param name="Updated">How many accounts were changed.</param>
/// <param name="Unchanged">How many rows were there already.</param>
/// <param name="Failed">How many rows failed.</param>
internal sealed record ImportReport(bool DryRun, IReadOnlyList<ImportReportRow> Rows, int Created, int Updated, int Unchanged, int Failed)
{
    /// <summary>Why rows after the last one here were not looked at; absent if all were.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Error { get; init; }
}
