using FluentValidation;
using MailFunctions.Http;

namespace MailFunctions.Storage;

/// <summary>What names of things with a unique name look like.</summary>
internal static class NameRule
{
    /// <summary>How many characters a name has at most.</summary>
    public const int MaxLength = 100;

    /// <summary>Whether a text can be a name.</summary>
    public static bool IsMet(string text) => Texts.IsLine(text, MaxLength);

    /// <summary>Has a draft give such a name.</summary>
    /// <typeparam name="T">The draft.</typeparam>
    public static IRuleBuilderOptions<T, string?> IsName<T>(this IRuleBuilder<T, string?> rule) => rule
        .NotNull().WithMessage("is required.")
        .IsLine(MaxLength);
}
