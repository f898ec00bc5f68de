using FluentValidation;
using MailFunctions.Email;
using Microsoft.Extensions.Options;

namespace MailFunctions.Notifications;

/// <summary>What notifications must be like.</summary>
public sealed class NotificationRules : AbstractValidator<NotificationDraft>
{
    private const int MinutesOfDay = 24 * 60;
    private const int ShortestInterval = 5;

    /// <summary>Makes the rules.</summary>
    public NotificationRules(IOptions<SmtpOptions> smtp)
    {
        RuleFor(draft => draft.Recipients).MustBeRecipients(smtp.Value);
        RuleFor(draft => draft.Enabled)
            .Must((draft, enabled) => enabled is not true || draft.Recipients is { Count: > 0 })
            .WithMessage("must be absent or false without recipients: name at least one.");
        RuleFor(draft => draft.IntervalMinutes)
            .InclusiveBetween(ShortestInterval, MinutesOfDay).WithMessage($"must be from {ShortestInterval} to {MinutesOfDay} minutes.");
        RuleFor(draft => draft.GraceMinutes).InclusiveBetween(0, MinutesOfDay).WithMessage($"must be from 0 to {MinutesOfDay} minutes.");
    }
}
