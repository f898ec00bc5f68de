using System.Globalization;
using System.Security.Cryptography;
using MailFunctions.Inbox;
using MailKit.Net.Pop3;

namespace MailFunctions.Checking.Mailboxes;

/// <summary>Asks a server what is in its maildrop: sizes (<c>LIST</c>) and unique ids (<c>UIDL</c>, RFC 1939, section 7).</summary>
internal sealed class Pop3Listing(Pop3Client client, string key, MailboxCalls calls, DownloadLimit limit)
{
    /// <summary>Asks.</summary>
    /// <exception cref="InvalidOperationException">The server contradicts itself.</exception>
    public async Task<Maildrop> ReadAsync(CancellationToken cancellationToken)
    {
        if (client.Count == 0)
        {
            return new Maildrop([], [], []);
        }

        var sizes = await client.GetMessageSizesAsync(cancellationToken);
        var uidls = await UidlsAsync(cancellationToken);
        if (sizes.Count != client.Count || (uidls is not null && uidls.Count != client.Count))
        {
            throw new InvalidOperationException($"STAT says {client.Count} messages, LIST {sizes.Count}, UIDL {uidls?.Count}.");
        }

        return new Maildrop(uidls, sizes, uidls is null ? await ContentIdentitiesAsync(sizes, cancellationToken) : Identities(uidls));
    }

    private async Task<IList<string>?> UidlsAsync(CancellationToken cancellationToken)
    {
        try
        {
            return await client.GetMessageUidsAsync(cancellationToken);
        }
        catch (NotSupportedException)
        {
            return null;
        }
    }

    private List<MessageIdentity> Identities(IList<string> uidls)
    {
        // Unique ids are unique (RFC 1939, section 7); where a server repeats one all the same, its place tells them apart.
        var seen = new Dictionary<string, int>(StringComparer.Ordinal);
        return
        [
            .. uidls.Select(uidl =>
            {
                var before = seen[uidl] = seen.GetValueOrDefault(uidl) + 1;
                return MessageIdentity.OfPop3(key, before == 1 ? uidl : string.Create(CultureInfo.InvariantCulture, $"{uidl} {before}"));
            }),
        ];
    }

    /// <summary>
    /// Without UIDL the content tells messages apart: every listing downloads the whole maildrop once more, one message at a time.
    /// The fingerprint spares that while the maildrop's count and size stay the same.
    /// </summary>
    private async Task<List<MessageIdentity>> ContentIdentitiesAsync(IList<int> sizes, CancellationToken cancellationToken)
    {
        var identities = new List<MessageIdentity>(client.Count);
        var seen = new Dictionary<string, int>(StringComparer.Ordinal);
        for (var i = 0; i < client.Count; i++)
        {
            using var share = await calls.ReserveAsync(sizes[i], cancellationToken);
            await using var content = await client.GetStreamAsync(i, headersOnly: false, cancellationToken, limit);
            var hash = await SHA256.HashDataAsync(content, cancellationToken);
            var text = Convert.ToHexStringLower(hash);
            var occurrence = seen.GetValueOrDefault(text);
            seen[text] = occurrence + 1;
            identities.Add(MessageIdentity.OfContent(hash, occurrence));
        }

        return identities;
    }
}
