using MailKit;

namespace MailFunctions.Checking.Mailboxes;

/// <summary>Ends a download that becomes larger than anything that was asked for, before it fills the memory.</summary>
/// <param name="bytes">How many bytes may come.</param>
internal sealed class DownloadLimit(long bytes) : ITransferProgress
{
    /// <summary>How many bytes may come.</summary>
    public long Bytes => bytes;

    /// <inheritdoc/>
    public void Report(long bytesTransferred, long totalSize)
    {
        if (totalSize > bytes)
        {
            throw new InvalidDataException($"More than {bytes} bytes were announced.");
        }

        Report(bytesTransferred);
    }

    /// <inheritdoc/>
    public void Report(long bytesTransferred)
    {
        if (bytesTransferred > bytes)
        {
            throw new InvalidDataException($"More than {bytes} bytes were sent.");
        }
    }
}
