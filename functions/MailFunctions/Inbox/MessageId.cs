using System.Buffers;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text.Json.Serialization;
using MailFunctions.Accounts;

namespace MailFunctions.Inbox;

/// <summary>
/// The name of a stored message in the API and in its listing row: <c>{inverted time}-{identity}-{content}</c>. Ids sort newest
/// first, and one id never names two contents, so that nothing stored is ever written over.
/// </summary>
/// <param name="Value">The name: lower-case letters, digits and hyphens, safe in a URL's path.</param>
[JsonConverter(typeof(MessageIdConverter))]
public readonly record struct MessageId(string Value)
{
    private const int TimeLength = 16;
    private const int ContentLength = 16;
    private const int MaxLength = 160;
    private static readonly SearchValues<char> Characters = SearchValues.Create("abcdefghijklmnopqrstuvwxyz0123456789-");

    /// <summary>Names a message.</summary>
    /// <param name="receivedAt">When the server received it.</param>
    /// <param name="identity">What tells it from all others.</param>
    /// <param name="contentHash">The hash of its content in lower-case hexadecimal digits.</param>
    public static MessageId Of(DateTimeOffset receivedAt, MessageIdentity identity, string contentHash) =>
        new(string.Create(
            CultureInfo.InvariantCulture,
            $"{TimePrefix(receivedAt)}-{identity.Key}-{contentHash.AsSpan(0, ContentLength)}"));

    /// <summary>What the ids of messages begin with that were received at a time; those received later sort before it.</summary>
    internal static string TimePrefix(DateTimeOffset receivedAt) =>
        string.Create(CultureInfo.InvariantCulture, $"{long.MaxValue - receivedAt.UtcTicks:x16}");

    /// <summary>Reads an id as a caller wrote it.</summary>
    /// <returns>Whether it can be the id of a message.</returns>
    public static bool TryParse([NotNullWhen(true)] string? text, out MessageId id)
    {
        id = new(text ?? "");
        return id.Value.Length is > TimeLength + ContentLength + 2 and <= MaxLength && !id.Value.AsSpan().ContainsAnyExcept(Characters);
    }

    /// <inheritdoc/>
    public override string ToString() => Value;

    /// <summary>What the hash of the message's content begins with.</summary>
    internal string ContentPrefix => Value[^ContentLength..];

    /// <summary>The name of the blob that holds the message's bytes.</summary>
    internal string BlobName(AccountId account) => $"{BlobPrefix(account)}{Value.AsSpan(TimeLength + 1)}.eml";

    /// <summary>What the names of all blobs of an account begin with.</summary>
    internal static string BlobPrefix(AccountId account) => account.Key + "/";
}
