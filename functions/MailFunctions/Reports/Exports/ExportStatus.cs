namespace MailFunctions.Reports.Exports;

/// <summary>How far an export is.</summary>
public enum ExportStatus
{
    /// <summary>It waits on the queue.</summary>
    Queued,

    /// <summary>Its rows are being written.</summary>
    Running,

    /// <summary>It can be downloaded.</summary>
    Ready,

    /// <summary>It will not come to be; its error says why.</summary>
    Failed,
}
