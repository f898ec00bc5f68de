using System.Security.Cryptography;
using System.Text;
using MailFunctions.Accounts;
using MailFunctions.Credentials;

namespace MailFunctions.Checking.Mailboxes;

/// <summary>
/// Tells one mailbox from another, so that identities of messages (UIDs, UIDLs), which mean something within one mailbox only,
/// are never taken for those of another one that the account was pointed at before.
/// </summary>
internal static class MailboxKey
{
    /// <summary>Eight hexadecimal digits of a hash of what names the mailbox: protocol, server, user and folder.</summary>
    public static string Of(Account account, MailboxLogin login)
    {
        var name = $"{account.Protocol}\n{account.Address.ToUpperInvariant()}\n{login.UserName}\n{account.Folder}";
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(name)).AsSpan(0, 4));
    }
}
