using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace MailFunctions.Webhooks.Delivery;

/// <summary>Signatures as in the Standard Webhooks specification, "Signature scheme": HMAC-SHA256 of id, time and body.</summary>
internal static class WebhookSignature
{
    /// <summary>The value of the header <c>webhook-signature</c>: a signature by each secret.</summary>
    /// <param name="secrets">The secrets.</param>
    /// <param name="id">The value of <c>webhook-id</c>.</param>
    /// <param name="timestamp">The value of <c>webhook-timestamp</c>: seconds since 1970.</param>
    /// <param name="body">The body.</param>
    public static string Of(IEnumerable<string> secrets, string id, long timestamp, ReadOnlySpan<byte> body)
    {
        byte[] signed = [.. Encoding.ASCII.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{id}.{timestamp}.")), .. body];
        return string.Join(' ', secrets.Select(secret => "v1," + Convert.ToBase64String(HMACSHA256.HashData(KeyOf(secret), signed))));
    }

    private static byte[] KeyOf(string secret) =>
        WebhookSecret.TryRead(secret, out var key) ? key : throw new InvalidOperationException("The vault has something that is not a webhook's secret.");
}
