using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using MailFunctions.Inbox;

namespace MailFunctions.Checking.Mailboxes;

/// <summary>The listing of a POP3 maildrop.</summary>
internal sealed class Maildrop
{
    private readonly IList<string>? _uidls;
    private readonly IList<int> _sizes;

    /// <summary>Joins the answers to <c>UIDL</c> and <c>LIST</c>.</summary>
    public Maildrop(IList<string>? uidls, IList<int> sizes, IReadOnlyList<MessageIdentity> identities)
    {
        (_uidls, _sizes) = (uidls, sizes);
        Identities = identities.ToHashSet();
        Messages =
        [
            .. identities.Zip(sizes).Select((pair, index) => new RemoteMessage
            {
                Identity = pair.First,
                Number = (uint)index + 1,
                Size = pair.Second,
            }),
        ];
    }

    /// <summary>The messages, oldest first.</summary>
    public IReadOnlyList<RemoteMessage> Messages { get; }

    /// <summary>Their identities.</summary>
    public IReadOnlySet<MessageIdentity> Identities { get; }

    /// <summary>The fingerprint of a maildrop.</summary>
    public static string FingerprintOf(int count, long octets, string? first, string? last)
    {
        var text = string.Create(CultureInfo.InvariantCulture, $"{count}\n{octets}\n{first}\n{last}");
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)).AsSpan(0, 16));
    }

    /// <summary>The place of a UIDL; -1 if it is not there.</summary>
    public int IndexOf(string uidl) => _uidls?.IndexOf(uidl) ?? -1;

    /// <summary>The UIDL of the last message up to a number that is not among the deleted; <see langword="null"/> if there is none.</summary>
    public string? LastUidl(int number, IReadOnlySet<uint> deleted)
    {
        for (var i = number; i >= 1 && _uidls is not null; i--)
        {
            if (!deleted.Contains((uint)i))
            {
                return _uidls[i - 1];
            }
        }

        return null;
    }

    /// <summary>The UIDL of the first message after so many that is not among the deleted; <see langword="null"/> if there is none.</summary>
    public string? FirstUidl(int count, IReadOnlySet<uint> deleted)
    {
        for (var i = count + 1; i <= _sizes.Count && _uidls is not null; i++)
        {
            if (!deleted.Contains((uint)i))
            {
                return _uidls[i - 1];
            }
        }

        return null;
    }

    /// <summary>The fingerprint that the maildrop will have once some messages are deleted.</summary>
    /// <param name="deleted">Their numbers.</param>
    /// <param name="octets">The maildrop's size as <c>STAT</c> tells it, in bytes; servers do not always tell the sum of <c>LIST</c>.</param>
    public string FingerprintWithout(IReadOnlySet<uint> deleted, long octets)
    {
        var left = octets - deleted.Sum(number => (long)_sizes[(int)number - 1]);
        var first = _uidls?.Where((_, index) => !deleted.Contains((uint)index + 1)).FirstOrDefault();
        return FingerprintOf(_sizes.Count - deleted.Count, left, first, LastUidl(_sizes.Count, deleted));
    }
}
