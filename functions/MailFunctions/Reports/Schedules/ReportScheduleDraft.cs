using MailFunctions.Accounts;
using MailFunctions.Contract;
using MailFunctions.Http;

namespace MailFunctions.Reports.Schedules;

/// <summary>A schedule as a caller describes it: what is absent gets its default.</summary>
public sealed record ReportScheduleDraft
{
    /// <inheritdoc cref="ReportSchedule.Name"/>
    public string? Name { get; init; }

    /// <summary>Which accounts, in the words of the accounts report's parameters; absent for all.</summary>
    [SchemaOf(typeof(AccountFilterParameters))]
    public IReadOnlyDictionary<string, string>? Filter { get; init; }

    /// <summary>In which order, in the words of the accounts report; by id if absent.</summary>
    [SchemaOf(typeof(AccountOrderParameters), nameof(AccountOrderParameters.Sort))]
    public string? Sort { get; init; }

    /// <inheritdoc cref="ScheduleTimes.Frequency"/>
    public Frequency? Frequency { get; init; }

    /// <inheritdoc cref="ScheduleTimes.Time"/>
    public string? Time { get; init; }

    /// <inheritdoc cref="ScheduleTimes.Days"/>
    public IReadOnlyList<DayOfWeek>? Days { get; init; }

    /// <inheritdoc cref="ScheduleTimes.DayOfMonth"/>
    public int? DayOfMonth { get; init; }

    /// <inheritdoc cref="ScheduleTimes.LastDayOfMonth"/>
    public bool? LastDayOfMonth { get; init; }

    /// <inheritdoc cref="ScheduleTimes.Cron"/>
    public string? Cron { get; init; }

    /// <summary>The time zone; UTC if absent.</summary>
    public string? TimeZone { get; init; }

    /// <inheritdoc cref="ReportSchedule.Recipients"/>
    public IReadOnlyList<string>? Recipients { get; init; }

    /// <inheritdoc cref="ReportSchedule.Message"/>
    public string? Message { get; init; }

    /// <inheritdoc cref="ReportSchedule.Enabled"/>
    public bool? Enabled { get; init; }

    /// <summary>Filter and order as a query.</summary>
    public Query Query()
    {
        var values = (Filter ?? new Dictionary<string, string>()).ToDictionary(word => "filter." + word.Key, word => word.Value);
        if (Sort is not null)
        {
            values["sort"] = Sort;
        }

        return new(values);
    }

    /// <summary>The times that a valid draft describes.</summary>
    public ScheduleTimes Times() => new()
    {
        Frequency = Frequency!.Value,
        Time = Time,
        Days = [.. (Days ?? []).Distinct().Order()],
        DayOfMonth = DayOfMonth,
        LastDayOfMonth = LastDayOfMonth ?? false,
        Cron = Cron,
        TimeZone = TimeZone ?? "UTC",
    };

    /// <summary>The schedule that a valid draft describes.</summary>
    public ReportSchedule ToSchedule(string id, (DateTimeOffset At, string By) created, (DateTimeOffset At, string By) updated) => new()
    {
        Id = id,
        Name = Name!,
        Selection = AccountSelection.Read(Query(), "filter."),
        Times = Times(),
        Recipients = Email.Recipients.Distinct(Recipients),
        Message = Message,
        Enabled = Enabled ?? true,
        CreatedAt = created.At,
        CreatedBy = created.By,
        UpdatedAt = updated.At,
        UpdatedBy = updated.By,
    };
}
