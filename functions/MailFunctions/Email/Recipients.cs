using FluentValidation;
using MailFunctions.Http;

namespace MailFunctions.Email;

/// <summary>What a list of recipients must be like.</summary>
public static class Recipients
{
    private const int Max = 50;

    /// <summary>Holds a list to it: at most 50 addresses, and none while no relay is set up.</summary>
    public static IRuleBuilderOptionsConditions<T, IReadOnlyList<string>?> MustBeRecipients<T>(this IRuleBuilderInitial<T, IReadOnlyList<string>?> rule, SmtpOptions smtp) => rule
        .Cascade(CascadeMode.Stop)
        .Must(recipients => recipients is null || recipients.Count <= Max).WithMessage($"must have at most {Max} addresses.")
        .Must(recipients => recipients is null or [] || smtp.IsConfigured)
        .WithMessage("must be absent: no relay is set up that could send e-mail. Set Smtp__Host and Smtp__From first.")
        .Custom((recipients, context) =>
        {
            if ((recipients ?? []).FirstOrDefault(recipient => recipient is null || !EmailAddress.TryParse(recipient, out _)) is { } wrong)
            {
                context.AddFailure($"{wrong} is not an e-mail address such as name@example.com.");
            }
        });

    /// <summary>The list without what is there twice.</summary>
    public static IReadOnlyList<string> Distinct(IReadOnlyList<string>? recipients) => [.. (recipients ?? []).Distinct(StringComparer.OrdinalIgnoreCase)];
}
