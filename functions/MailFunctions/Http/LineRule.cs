using FluentValidation;
using FluentValidation.Validators;

namespace MailFunctions.Http;

/// <summary>A text that must be one line, if it is there at all: see <see cref="Texts.IsLine"/>.</summary>
/// <typeparam name="T">What has it.</typeparam>
/// <param name="maxLength">How many characters it has at most.</param>
internal sealed class LineRule<T>(int maxLength) : PropertyValidator<T, string?>, ILengthValidator
{
    /// <inheritdoc/>
    public override string Name => "Line";

    /// <inheritdoc/>
    public int Min => 1;

    /// <inheritdoc/>
    public int Max => maxLength;

    /// <inheritdoc/>
    public override bool IsValid(ValidationContext<T> context, string? value) => value is null || Texts.IsLine(value, maxLength);

    /// <inheritdoc/>
    protected override string GetDefaultMessageTemplate(string errorCode) =>
        $"must have 1 to {maxLength} characters, no control characters, and no space at either end.";
}
