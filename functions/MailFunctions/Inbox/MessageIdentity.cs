using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace MailFunctions.Inbox;

/// <summary>
/// What tells one message of an account from all others, for ever: <c>UIDVALIDITY</c> and UID in IMAP (RFC 9051,
/// section 2.3.1.1), the UIDL in POP3 (RFC 1939, section 7), the content where a POP3 server has no UIDL.
/// </summary>
/// <param name="Key">The identity as a key: lower-case letters, digits and hyphens. Keys of one IMAP mailbox sort as their UIDs do.</param>
public readonly record struct MessageIdentity(string Key)
{
    /// <summary>The identity of an IMAP message.</summary>
    /// <param name="mailbox">The mailbox that the UID means something in: eight hexadecimal digits.</param>
    /// <param name="uidValidity">The mailbox's <c>UIDVALIDITY</c>.</param>
    /// <param name="uid">The message's UID.</param>
    public static MessageIdentity OfImap(string mailbox, uint uidValidity, uint uid) =>
        new(string.Create(CultureInfo.InvariantCulture, $"{Numbering(mailbox, uidValidity)}{uid:x8}"));

    /// <summary>The identity of a POP3 message with a unique id.</summary>
    /// <param name="mailbox">The maildrop that the id means something in: eight hexadecimal digits.</param>
    /// <param name="uidl">The message's unique id.</param>
    public static MessageIdentity OfPop3(string mailbox, string uidl) =>
        new("p" + Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{mailbox}\n{uidl}")).AsSpan(0, 16)));

    /// <summary>The identity of a POP3 message without a unique id: its content and which of the equal ones it is.</summary>
    /// <param name="sha256">The hash of the message's bytes.</param>
    /// <param name="occurrence">0 for the first message with this content in the maildrop, 1 for the second …</param>
    public static MessageIdentity OfContent(ReadOnlySpan<byte> sha256, int occurrence) =>
        new(string.Create(CultureInfo.InvariantCulture, $"c{Convert.ToHexStringLower(sha256[..16])}-{occurrence}"));

    /// <summary>The identity of another message that the server gave this identity to after it deleted the first.</summary>
    /// <param name="contentHash">The SHA-256 of the other message's bytes in lower-case hexadecimal digits.</param>
    public MessageIdentity Reused(string contentHash) => new($"{Key}-{contentHash[..16]}");

    /// <summary>Whether it is the identity of an IMAP message of this mailbox under this <c>UIDVALIDITY</c>.</summary>
    public bool IsOf(string mailbox, uint uidValidity) => Key.StartsWith(Numbering(mailbox, uidValidity), StringComparison.Ordinal);

    /// <inheritdoc/>
    public override string ToString() => Key;

    private static string Numbering(string mailbox, uint uidValidity) =>
        string.Create(CultureInfo.InvariantCulture, $"i{mailbox}{uidValidity:x8}-");
}
