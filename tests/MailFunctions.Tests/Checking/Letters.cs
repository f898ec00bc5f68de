using System.Text;
using MailFunctions.Tests.Infrastructure;

namespace MailFunctions.Tests.Checking;

/// <summary>Small messages.</summary>
internal static class Letters
{
    /// <summary>A message, with lines that POP3 must stuff with dots.</summary>
    public static byte[] Of(string subject) => Encoding.UTF8.GetBytes(
        $"From: a@example.com\r\nSubject: {subject}\r\n\r\nHello, {subject}.\r\n.dot\r\n..\r\n.\r\nend\r\n");

    /// <summary>A message of a size.</summary>
    public static byte[] OfSize(int bytes)
    {
        var letter = new StringBuilder("Subject: large\r\n\r\n");
        for (var line = 0; letter.Length < bytes; line++)
        {
            letter.Append(line).Append(new string((char)('a' + (line % 26)), 60)).Append("\r\n");
        }

        return Encoding.ASCII.GetBytes(letter.ToString());
    }

    /// <summary>Delivers small messages.</summary>
    public static async Task DeliverAsync(this Mailbox box, params string[] subjects)
    {
        foreach (var subject in subjects)
        {
            await box.DeliverAsync(Of(subject));
        }
    }
}
