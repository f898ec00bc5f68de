using System.Globalization;

namespace MailFunctions.Inbox;

/// <summary>Looks for words in what the inbox lists of a message, without regard to case and accents.</summary>
internal static class MessageSearch
{
    private const CompareOptions Options = CompareOptions.IgnoreCase | CompareOptions.IgnoreNonSpace | CompareOptions.IgnoreWidth;
    private static readonly CompareInfo Compare = CultureInfo.InvariantCulture.CompareInfo;

    /// <summary>Whether the text is anywhere in the message's subject, its senders, its recipients or the beginning of its text.</summary>
    public static bool Matches(MessageSummary message, string text) =>
        Contains(message.Subject, text) ||
        Contains(message.Preview, text) ||
        message.From.Concat(message.To).Any(address => Contains(address.Name, text) || Contains(address.Address, text));

    private static bool Contains(string? where, string text) => where is not null && Compare.IndexOf(where, text, Options) >= 0;
}
