namespace MailFunctions.Reports.Exports;

/// <summary>Wants to know of every export that is ready.</summary>
public interface IReadyExportListener
{
    /// <summary>
    /// Is told of an export just before it is noted as ready; whether it came to be ready is for the listener to look up. If this fails, the
    /// attempt does, and is repeated.
    /// </summary>
    Task ExpectAsync(ExportId id, CancellationToken cancellationToken);
}
