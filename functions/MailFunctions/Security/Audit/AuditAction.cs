namespace MailFunctions.Security.Audit;

/// <summary>What somebody did.</summary>
public enum AuditAction
{
    /// <summary>Created an account.</summary>
    AccountCreated,

    /// <summary>Changed an account's settings.</summary>
    AccountChanged,

    /// <summary>Deleted an account.</summary>
    AccountDeleted,

    /// <summary>Created a credential.</summary>
    CredentialCreated,

    /// <summary>Changed a credential, or gave it another secret.</summary>
    CredentialChanged,

    /// <summary>Deleted a credential.</summary>
    CredentialDeleted,

    /// <summary>Created a network connector.</summary>
    ConnectorCreated,

    /// <summary>Changed a network connector, or gave it another password.</summary>
    ConnectorChanged,

    /// <summary>Deleted a network connector.</summary>
    ConnectorDeleted,

    /// <summary>Created a webhook.</summary>
    WebhookCreated,

    /// <summary>Changed a webhook, or gave it another secret.</summary>
    WebhookChanged,

    /// <summary>Deleted a webhook.</summary>
    WebhookDeleted,

    /// <summary>Had a webhook sent again what it was sent before.</summary>
    WebhookReplayed,

    /// <summary>Created a report schedule.</summary>
    ScheduleCreated,

    /// <summary>Changed a report schedule.</summary>
    ScheduleChanged,

    /// <summary>Deleted a report schedule.</summary>
    ScheduleDeleted,

    /// <summary>Had a scheduled report made at once.</summary>
    ScheduleRun,

    /// <summary>Changed who is told when accounts fail.</summary>
    NotificationsChanged,

    /// <summary>Had a report written to a file.</summary>
    ReportExported,

    /// <summary>Opened a report for printing.</summary>
    ReportPrinted,

    /// <summary>Listed or searched an account's messages.</summary>
    InboxListed,

    /// <summary>Read a message.</summary>
    MessageRead,

    /// <summary>Downloaded a message as it is.</summary>
    MessageDownloaded,

    /// <summary>Downloaded an attachment.</summary>
    AttachmentDownloaded,

    /// <summary>Was refused for want of a valid token or key (status 401).</summary>
    SignInRefused,

    /// <summary>Was refused for want of a role (status 403).</summary>
    AccessRefused,
}
