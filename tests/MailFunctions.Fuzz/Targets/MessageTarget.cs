using System.Text;
using System.Text.Json;
using MailFunctions.Fuzz.Oracles;
using MailFunctions.Http;
using MailFunctions.Inbox;

namespace MailFunctions.Fuzz.Targets;

/// <summary>A message as a server sends it.</summary>
internal static class MessageTarget
{
    private const int MaxLine = 998;

    // What Table Storage takes in one property, in characters of UTF-16.
    private const int MaxProperty = 32 * 1024;

    private static readonly DateTimeOffset Now = new(2026, 11, 25, 12, 0, 0, TimeSpan.Zero);
    private static readonly MessageIdentity Identity = MessageIdentity.OfPop3("00000000", "fuzz");
    private static readonly string ContentHash = new('0', 64);
    private static readonly RemoteMessage Remote = new() { Identity = Identity, Number = 1, Size = 0 };

    /// <summary>Takes an input: lists it, reads it, and opens all that is attached to it.</summary>
    public static async Task RunAsync(byte[] input)
    {
        using var content = new MemoryStream(input);
        var outline = await OutlineReader.ReadAsync(content, countDecoded: true, CancellationToken.None);
        var receivedAt = ReceivedTime.Of(Remote, outline, Now);
        BrokenPropertyException.ThrowUnless(receivedAt <= Now + ReceivedTime.MaxAhead, "No message is from the future.");
        content.Position = 0;
        var summary = await SummaryReader.ReadAsync(content, outline, MessageId.Of(receivedAt, Identity, ContentHash), receivedAt, CancellationToken.None);
        CheckSummary(summary);
        content.Position = 0;
        CheckMessage(await MessageReader.ReadAsync(summary, content, CancellationToken.None));
        foreach (var part in outline.Parts)
        {
            BrokenPropertyException.ThrowUnless(part.Offset >= 0 && part.Length >= 0 && part.Offset + part.Length <= input.Length, "A part is within its message.");
            await using var decoded = PartText.Open(content, part, leaveOpen: true);
            await decoded.CopyToAsync(Stream.Null);
        }
    }

    private static void CheckSummary(MessageSummary summary)
    {
        var addresses = JsonSerializer.Serialize((MailAddress[])[.. summary.From, .. summary.To], Json.Options);
        BrokenPropertyException.ThrowUnless(addresses.Length < MaxProperty, "Addresses fit into the table.");
        foreach (var text in (string[])[summary.Subject, summary.Preview, .. summary.From.Concat(summary.To).SelectMany(Texts)])
        {
            CheckLine(text, MaxLine);
        }
    }

    private static void CheckMessage(Message message)
    {
        foreach (var field in message.Headers)
        {
            CheckLine(field.Name, MaxLine);
            CheckLine(field.Value, int.MaxValue);
        }

        foreach (var attachment in message.Attachments)
        {
            CheckLine(attachment.FileName, MaxLine);
            BrokenPropertyException.ThrowUnless(
                attachment.FileName.Length > 0 && !attachment.FileName.AsSpan().ContainsAny('/', '\\', ':') && attachment.FileName[0] != '.', "A file's name is one.");
            BrokenPropertyException.ThrowUnless(attachment.Size >= 0, "A file's length is one.");
        }

        if (message.Html is { } html)
        {
            HtmlOracle.ThrowUnlessHarmless(html);
        }

        // It is answered as JSON, which has no place for half a character.
        JsonSerializer.SerializeToUtf8Bytes(message, Json.Options);
    }

    private static string[] Texts(MailAddress address) => [address.Name ?? "", address.Address];

    private static void CheckLine(string text, int maxLength)
    {
        BrokenPropertyException.ThrowUnless(text.Length <= maxLength, "A line is no longer than it may be.");
        BrokenPropertyException.ThrowUnless(!text.EnumerateRunes().Any(Rune.IsControl), "A line has no control characters.");
        BrokenPropertyException.ThrowUnless(Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(text)) == text, "A line is Unicode.");
    }
}
