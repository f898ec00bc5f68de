using System.Collections.Concurrent;
using System.Security.Cryptography;
using MailFunctions.Tests.Infrastructure;

namespace MailFunctions.Tests.Soak;

/// <summary>An account of the soak, its mailbox, and what was delivered there.</summary>
internal sealed class SoakAccount(int id, Mailbox mailbox, bool keepCopy)
{
    private readonly ConcurrentQueue<string> _delivered = [];

    public int Id => id;

    public int Delivered => _delivered.Count;

    /// <summary>Delivers a message.</summary>
    public async Task DeliverAsync(byte[] message)
    {
        await mailbox.DeliverAsync(message);
        _delivered.Enqueue(Hash(message));
    }

    /// <summary>Whether the product says that it has as many messages as were delivered, and that all is well.</summary>
    public async Task<bool> IsSettledAsync(Api api)
    {
        var check = (await api.AccountAsync(id))["check"]!;
        return (string)check["state"]! == "Ok" && (int)check["messagesStored"]! == _delivered.Count;
    }

    /// <summary>Compares what is stored, and what is left on the server, with what was delivered.</summary>
    /// <returns>What differs; <see langword="null"/> if nothing does.</returns>
    public async Task<string?> AuditAsync(Api api)
    {
        var stored = (await api.RawInboxAsync(id)).Select(Hash).ToList();
        var delivered = _delivered.ToHashSet();
        var lost = delivered.Except(stored).Count();
        var doubled = stored.Count - stored.Distinct().Count();
        var foreign = stored.Except(delivered).Count();
        var onServer = await mailbox.CountAsync();
        return lost + doubled + foreign == 0 && onServer == (keepCopy ? delivered.Count : 0)
            ? null
            : $"Account {id}: {delivered.Count} delivered, {stored.Count} stored: {lost} lost, {doubled} doubled, {foreign} not delivered; {onServer} on the server, keep copy {keepCopy}.";
    }

    private static string Hash(byte[] message) => Convert.ToHexString(SHA256.HashData(message));
}
