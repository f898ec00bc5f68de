using FluentValidation;
using FluentValidation.Validators;

namespace MailFunctions.Http;

/// <summary>A text that must be a host, if it is there at all: see <see cref="Texts.IsHost"/>.</summary>
/// <typeparam name="T">What has it.</typeparam>
internal sealed class HostRule<T> : PropertyValidator<T, string?>, ILengthValidator
{
    /// <inheritdoc/>
    public override string Name => "Host";

    /// <inheritdoc/>
    public int Min => 1;

    /// <inheritdoc/>
    public int Max => Texts.MaxHostLength;

    /// <inheritdoc/>
    public override bool IsValid(ValidationContext<T> context, string? value) => value is null || Texts.IsHost(value);

    /// <inheritdoc/>
    protected override string GetDefaultMessageTemplate(string errorCode) =>
        "must be a host name or an IP address, without a scheme, port or path.";
}
