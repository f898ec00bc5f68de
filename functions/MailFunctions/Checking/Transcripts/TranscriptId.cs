using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text.Json.Serialization;
using System.Text.RegularExpressions;
using MailFunctions.Accounts;

namespace MailFunctions.Checking.Transcripts;

/// <summary>The name of a transcript: <c>{inverted time}-{kind}</c>, so that names sort newest first.</summary>
/// <param name="Value">The name: lower-case letters, digits and a hyphen.</param>
[JsonConverter(typeof(TranscriptIdConverter))]
public readonly partial record struct TranscriptId(string Value)
{
    /// <summary>Names a transcript.</summary>
    /// <param name="kind">What is recorded.</param>
    /// <param name="askedAt">When somebody asked for it, UTC: a check that is run twice writes one transcript.</param>
    public static TranscriptId Of(TranscriptKind kind, DateTimeOffset askedAt) =>
        new(string.Create(CultureInfo.InvariantCulture, $"{long.MaxValue - askedAt.UtcTicks:x16}-{(kind == TranscriptKind.Test ? "test" : "check")}"));

    /// <summary>Reads an id as a caller wrote it.</summary>
    /// <returns>Whether it can be the id of a transcript.</returns>
    public static bool TryParse([NotNullWhen(true)] string? text, out TranscriptId id)
    {
        id = new(text ?? "");
        return Pattern().IsMatch(id.Value);
    }

    /// <inheritdoc/>
    public override string ToString() => Value;

    /// <summary>The name of the blob that holds the transcript.</summary>
    internal string BlobName(AccountId account) => $"{BlobPrefix(account)}{Value}.txt";

    /// <summary>What the names of all blobs of an account begin with.</summary>
    internal static string BlobPrefix(AccountId account) => account.Key + "/";

    [GeneratedRegex(@"\A[0-9a-f]{16}-(test|check)\z")]
    private static partial Regex Pattern();
}
