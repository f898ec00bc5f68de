using System.Text.Json.Serialization;

namespace MailFunctions.Accounts.Import;

/// <summary>What an import made of a row: the shape of what <see cref="ImportAnswer"/> writes.</summary>
/// <param name="Row">Which row of the file, the first after the headings being 1.</param>
/// <param name="Line">The line that it begins in, the first of the file being 1.</param>
/// <param name="Outcome">What was made of it.</param>
/// <param name="Id">The account; <see langword="null"/> if there is none.</param>
/// <param name="Name">The account's name, if it was found out.</param>
internal sealed record ImportReportRow(int Row, long Line, ImportOutcome Outcome, AccountId? Id, string? Name)
{
    /// <summary>What is wrong with it, by heading; what no single cell is to blame for under <c>row</c>; absent if nothing is.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyDictionary<string, string[]>? Errors { get; init; }
}
