using System.ComponentModel.DataAnnotations;
using MailFunctions.Contract;
using MailFunctions.Storage;

namespace MailFunctions.Accounts;

/// <summary>Which accounts a report shows, in the words of the API; what is absent does not restrict.</summary>
[SchemaName("AccountFilter")]
public sealed record AccountFilterParameters
{
    /// <inheritdoc cref="AccountFilter.Name"/>
    [MaxLength(NameRule.MaxLength)]
    public string? Name { get; init; }

    /// <inheritdoc cref="AccountFilter.SecureConnection"/>
    [AllowedValues("yes", "no")]
    public string? SecureConnection { get; init; }

    /// <inheritdoc cref="AccountFilter.AutomaticCheck"/>
    [AllowedValues("yes", "no")]
    public string? AutomaticCheck { get; init; }

    /// <inheritdoc cref="AccountFilter.KeepCopy"/>
    [AllowedValues("yes", "no")]
    public string? KeepCopy { get; init; }

    /// <inheritdoc cref="AccountFilter.Enabled"/>
    [AllowedValues("enabled", "disabled")]
    public string? Status { get; init; }

    /// <inheritdoc cref="AccountFilter.Protocol"/>
    public MailProtocol? Protocol { get; init; }

    /// <inheritdoc cref="AccountFilter.CheckState"/>
    public CheckState? CheckState { get; init; }
}
