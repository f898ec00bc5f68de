using FluentValidation;

namespace MailFunctions.Http;

/// <summary>Rules for texts, which the API's document tells, too.</summary>
internal static class TextRules
{
    /// <summary>Has a text be one line, if it is there.</summary>
    /// <typeparam name="T">What has it.</typeparam>
    public static IRuleBuilderOptions<T, string?> IsLine<T>(this IRuleBuilder<T, string?> rule, int maxLength) =>
        rule.SetValidator(new LineRule<T>(maxLength));

    /// <summary>Has a text be a host, if it is there.</summary>
    /// <typeparam name="T">What has it.</typeparam>
    public static IRuleBuilderOptions<T, string?> IsHost<T>(this IRuleBuilder<T, string?> rule) => rule.SetValidator(new HostRule<T>());
}
