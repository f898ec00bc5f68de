using System.Globalization;
using FluentValidation;
using FluentValidation.Results;
using MailFunctions.Accounts;
using MailFunctions.Email;
using MailFunctions.Storage;
using Microsoft.Extensions.Options;

namespace MailFunctions.Reports.Schedules;

/// <summary>What a schedule must be like.</summary>
public sealed class ReportScheduleRules : AbstractValidator<ReportScheduleDraft>
{
    private const int MaxCronLength = 200;
    private const int MaxMessageLength = 2000;
    private const int TimesLookedAt = 100;
    private static readonly TimeSpan ShortestInterval = TimeSpan.FromMinutes(15);

    /// <summary>Makes the rules.</summary>
    public ReportScheduleRules(IOptions<SmtpOptions> smtp, TimeProvider clock)
    {
        RuleFor(draft => draft.Name).IsName();
        RuleFor(draft => draft).Custom((draft, context) =>
        {
            var query = draft.Query();
            AccountSelection.Read(query, "filter.");
            foreach (var (field, rules) in query.Problem?.Errors ?? new Dictionary<string, string[]>())
            {
                context.AddFailure(new ValidationFailure(field, rules[0]));
            }
        });
        RuleFor(draft => draft.Recipients).MustBeRecipients(smtp.Value);
        RuleFor(draft => draft.Message)
            .Must(message => message is null || (message.Length <= MaxMessageLength && !message.Any(character => char.IsControl(character) && character is not '\n')))
            .WithMessage($"must have at most {MaxMessageLength} characters, none of them a control character but line feeds.");
        RuleFor(draft => draft.TimeZone)
            .Must(zone => zone is null || Recurrence.IsTimeZone(zone))
            .WithMessage("must be a time zone of the IANA database, such as America/Sao_Paulo.");
        RuleFor(draft => draft.Frequency).NotNull().WithMessage("is required: Daily, Weekly, Monthly or Cron.");
        When(draft => draft.Frequency == Frequency.Cron, () => RequireCron(clock)).Otherwise(() =>
        {
            RuleFor(draft => draft.Time)
                .NotNull().When(draft => draft.Frequency is not null, ApplyConditionTo.CurrentValidator).WithMessage("is required.")
                .Must(time => time is null || TimeOnly.TryParseExact(time, "HH:mm", CultureInfo.InvariantCulture, DateTimeStyles.None, out _))
                .WithMessage("must be a time of the day from 00:00 to 23:59, such as 07:30.");
            RuleFor(draft => draft.Cron).Null().WithMessage("must be absent unless frequency is Cron.");
        });
        RuleFor(draft => draft.Days)
            .NotEmpty().When(draft => draft.Frequency == Frequency.Weekly, ApplyConditionTo.CurrentValidator)
            .WithMessage("is required with frequency Weekly: at least one day of the week.")
            .Must(days => days is null or { Count: <= 7 }).WithMessage("must have at most 7 days.")
            .Empty().When(draft => draft.Frequency is not (null or Frequency.Weekly), ApplyConditionTo.CurrentValidator)
            .WithMessage("must be absent unless frequency is Weekly.");
        RuleFor(draft => draft.DayOfMonth)
            .InclusiveBetween(1, 31).WithMessage("must be from 1 to 31; months without this day have their report on the last day.")
            .Must((draft, day) => draft.Frequency == Frequency.Monthly || day is null).WithMessage("must be absent unless frequency is Monthly.")
            .Must((draft, day) => draft.Frequency != Frequency.Monthly || day is not null ^ draft.LastDayOfMonth is true)
            .WithMessage("is required with frequency Monthly, or lastDayOfMonth, but not both.");
        RuleFor(draft => draft.LastDayOfMonth)
            .Must((draft, last) => draft.Frequency == Frequency.Monthly || last is not true).WithMessage("must be absent or false unless frequency is Monthly.");
    }

    private void RequireCron(TimeProvider clock)
    {
        RuleFor(draft => draft.Cron)
            .Cascade(CascadeMode.Stop)
            .NotNull().WithMessage("is required with frequency Cron.")
            .Must(cron => cron!.Length <= MaxCronLength && Recurrence.IsCron(cron))
            .WithMessage("must be a cron expression of five fields: minute, hour, day of the month, month, day of the week, such as 0 7 * * 1-5.")
            .Must((draft, _) => draft.TimeZone is { } zone && !Recurrence.IsTimeZone(zone) || Upcoming(draft, clock).Count > 0)
            .WithMessage("never comes.")
            .Must((draft, _) => draft.TimeZone is { } zone && !Recurrence.IsTimeZone(zone) || IsRare(Upcoming(draft, clock)))
            .WithMessage($"must not come more often than every {ShortestInterval.TotalMinutes:0} minutes.");
        RuleFor(draft => draft.Time).Null().WithMessage("must be absent with frequency Cron: the expression has the time.");
    }

    private static List<DateTimeOffset> Upcoming(ReportScheduleDraft draft, TimeProvider clock) =>
        [.. Recurrence.Of(draft.Times()).Upcoming(clock.GetUtcNow(), TimesLookedAt)];

    private static bool IsRare(List<DateTimeOffset> times) => times.Zip(times.Skip(1)).All(pair => pair.Second - pair.First >= ShortestInterval);
}
