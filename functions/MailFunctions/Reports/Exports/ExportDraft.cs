using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using MailFunctions.Accounts;
using MailFunctions.Contract;

namespace MailFunctions.Reports.Exports;

/// <summary>What export a caller asks for.</summary>
public sealed record ExportDraft
{
    /// <summary>The report: <c>accounts</c>.</summary>
    [Required]
    [AllowedValues(ExportView.AccountsReport)]
    public string? Report { get; init; }

    /// <summary>Which accounts; absent for all.</summary>
    public AccountFilterParameters? Filter { get; init; }

    /// <inheritdoc cref="AccountOrderParameters.Sort"/>
    [SchemaOf(typeof(AccountOrderParameters), nameof(AccountOrderParameters.Sort))]
    public string? Sort { get; init; }

    /// <inheritdoc cref="ExportView.Columns"/>
    [DefaultValue("report")]
    public ExportColumns? Columns { get; init; }
}
