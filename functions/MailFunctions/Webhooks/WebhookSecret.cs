using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;

namespace MailFunctions.Webhooks;

/// <summary>Symmetric secrets as the Standard Webhooks specification writes them.</summary>
internal static class WebhookSecret
{
    public const string Prefix = "whsec_";
    public const int MinBytes = 24;
    public const int MaxBytes = 64;
    private const int NewBytes = 32;

    /// <summary>A new one.</summary>
    public static string New() => Prefix + Convert.ToBase64String(RandomNumberGenerator.GetBytes(NewBytes));

    /// <summary>The bytes that sign.</summary>
    /// <returns>Whether the text is a secret.</returns>
    public static bool TryRead(string text, [NotNullWhen(true)] out byte[]? key)
    {
        key = null;
        var bytes = new byte[MaxBytes + 2];
        if (text.StartsWith(Prefix, StringComparison.Ordinal) &&
            !text.Any(char.IsWhiteSpace) &&
            Convert.TryFromBase64String(text[Prefix.Length..], bytes, out var length) &&
            length is >= MinBytes and <= MaxBytes)
        {
            key = bytes[..length];
        }

        return key is not null;
    }
}
