using System.Text;
using MailFunctions.Tests.Infrastructure;
using MailKit;

namespace MailFunctions.Benchmarks.Mail;

/// <summary>Messages of 4 KB, no two of them alike, and mailboxes full of them.</summary>
internal static class Letters
{
    private const int Size = 4096;
    private const string Line = "The quick brown fox jumps over the lazy dog while the mail is being fetched.\r\n";

    /// <summary>Mailboxes with so many messages each. The server has looked at them all before.</summary>
    public static async Task<IReadOnlyList<Mailbox>> DeliverAsync(DovecotServer dovecot, int mailboxes, int messages, CancellationToken cancellationToken)
    {
        var all = Enumerable.Range(0, mailboxes).Select(_ => dovecot.CreateMailbox()).ToList();
        await Parallel.ForEachAsync(all.Index(), cancellationToken, async (numbered, _) =>
        {
            var (index, mailbox) = numbered;
            for (var i = 0; i < messages; i++)
            {
                await mailbox.DeliverAsync(Letter((index * messages) + i));
            }

            // Whoever looks first has the server index the mailbox and count its bytes, which is nothing to measure.
            await mailbox.UseAsync(inbox => inbox.FetchAsync(0, -1, MessageSummaryItems.Size | MessageSummaryItems.InternalDate));
        });
        return all;
    }

    /// <summary>A message, which its number makes different.</summary>
    public static byte[] Letter(int number)
    {
        var text = new StringBuilder(Size)
            .Append($"From: Anna Example <anna{number}@example.com>\r\nTo: support@example.com\r\nSubject: Letter {number}\r\n")
            .Append($"Date: Thu, 01 Jan 2026 08:00:00 +0000\r\nMessage-ID: <{number}.letter@example.com>\r\n\r\nThis is letter {number}.\r\n");
        while (text.Length < Size)
        {
            text.Append(Line);
        }

        text.Length = Size - 2;
        return Encoding.ASCII.GetBytes(text.Append("\r\n").ToString());
    }
}
