using System.Text.Json.Serialization;

namespace MailFunctions.Reports.Exports;

/// <summary>Which columns the file of an export has.</summary>
public enum ExportColumns
{
    /// <summary>Those of the accounts report.</summary>
    [JsonStringEnumMemberName("report")]
    Report,

    /// <summary>All settings, as the import takes them: to be edited and imported, here or in another installation.</summary>
    [JsonStringEnumMemberName("all")]
    All,
}
