using System.Text.Json.Serialization;
using Azure;
using MailFunctions.Email;
using MailFunctions.Reports.Exports;
using MailFunctions.Storage;

namespace MailFunctions.Reports.Schedules;

/// <summary>One making of a scheduled report.</summary>
public sealed record ReportRun
{
    /// <summary>Its name: those of later runs sort before those of earlier ones.</summary>
    public required string Id { get; init; }

    /// <summary>The time it was due, or asked for, UTC.</summary>
    public required DateTimeOffset ScheduledFor { get; init; }

    /// <summary>Why it was made.</summary>
    public required ReportTrigger Trigger { get; init; }

    /// <summary>How far it is.</summary>
    public ExportStatus Status { get; init; }

    /// <summary>When it began, UTC.</summary>
    public DateTimeOffset? StartedAt { get; init; }

    /// <summary>When it ended, UTC.</summary>
    public DateTimeOffset? CompletedAt { get; init; }

    /// <summary>How many rows the report has; <see langword="null"/> until it is ready.</summary>
    public long? Rows { get; init; }

    /// <summary>The export with the file; <see langword="null"/> until it began.</summary>
    public string? ExportId { get; init; }

    /// <summary>Why it failed, and what to do.</summary>
    public string? Error { get; init; }

    /// <summary>How far its e-mail is.</summary>
    public DeliveryStatus Delivery { get; init; }

    /// <summary>How often it was tried to send it.</summary>
    public int DeliveryAttempts { get; init; }

    /// <summary>When the relay took it, UTC.</summary>
    public DateTimeOffset? DeliveredAt { get; init; }

    /// <summary>What happened when it was sent, and what to do.</summary>
    public string? DeliveryDetail { get; init; }

    /// <summary>The e-mail's Message-ID, without angle brackets; recorded before it is sent.</summary>
    public string? MessageId { get; init; }

    /// <summary>Whether the e-mail may have come twice, under the same Message-ID.</summary>
    public bool MayHaveComeTwice { get; init; }

    /// <summary>All that is known of its e-mail, in one.</summary>
    [JsonIgnore]
    public EmailDelivery Email
    {
        get => new()
        {
            Status = Delivery,
            Attempts = DeliveryAttempts,
            DeliveredAt = DeliveredAt,
            Detail = DeliveryDetail,
            MessageId = MessageId,
            MayHaveComeTwice = MayHaveComeTwice,
        };
        init => (Delivery, DeliveryAttempts, DeliveredAt, DeliveryDetail, MessageId, MayHaveComeTwice) =
            (value.Status, value.Attempts, value.DeliveredAt, value.Detail, value.MessageId, value.MayHaveComeTwice);
    }

    /// <summary>The row's ETag.</summary>
    [JsonIgnore]
    public ETag ETag { get; init; }

    /// <summary>Whether nothing will happen to it any more.</summary>
    [JsonIgnore]
    public bool IsOver => Status is ExportStatus.Ready or ExportStatus.Failed;

    /// <summary>The run of a time: the same for the same time, however often it is asked for.</summary>
    public static ReportRun Of(DateTimeOffset time, ReportTrigger trigger) => new()
    {
        Id = TimeKeys.NewestFirst(time) + (trigger == ReportTrigger.Schedule ? 's' : 'r'),
        ScheduledFor = time,
        Trigger = trigger,
    };
}
