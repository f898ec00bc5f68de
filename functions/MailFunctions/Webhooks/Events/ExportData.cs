using MailFunctions.Reports.Exports;

namespace MailFunctions.Webhooks.Events;

/// <summary>What is told of an export. The link to its file needs no sign-in, so it is not among it: the API gives it to who may have it.</summary>
/// <param name="Id">The export.</param>
/// <param name="Status">How far it is.</param>
/// <param name="Rows">How many rows it has.</param>
/// <param name="Bytes">Its file's size in bytes.</param>
/// <param name="FileName">Its file's name.</param>
/// <param name="CreatedBy">Who asked for it, or which schedule made it.</param>
public sealed record ExportData(string Id, ExportStatus Status, long Rows, long Bytes, string FileName, string CreatedBy);
