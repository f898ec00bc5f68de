using System.Security.Cryptography;
using System.Text;

namespace MailFunctions.Webhooks.Events;

/// <summary>Something that happened, as it is told to other systems.</summary>
/// <param name="Type">What happened.</param>
/// <param name="Id">Its name, which the same event always gets.</param>
/// <param name="Body">A CloudEvent in JSON, at most <see cref="MaxBytes"/> long.</param>
public sealed record WebhookEvent(EventType Type, string Id, BinaryData Body)
{
    /// <summary>What names begin with.</summary>
    public const string IdPrefix = "evt_";

    /// <summary>How many characters follow in a name.</summary>
    public const int KeyLength = 32;

    /// <summary>The longest body, in bytes.</summary>
    public const int MaxBytes = 32 * 1024;

    /// <summary>The name of an event.</summary>
    /// <param name="type">What happened.</param>
    /// <param name="what">To what, in words that no other event of this type has.</param>
    public static string IdOf(EventType type, string what) =>
        IdPrefix + Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{type} {what}")))[..KeyLength];
}
