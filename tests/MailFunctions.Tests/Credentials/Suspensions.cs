using System.Net;
using MailFunctions.Accounts;
using MailFunctions.Storage;
using MailFunctions.Tests.Infrastructure;

namespace MailFunctions.Tests.Credentials;

/// <summary>Accounts that are suspended, and go on.</summary>
internal static class Suspensions
{
    /// <summary>Creates an account whose log-in is refused until it is suspended.</summary>
    public static async Task<int> SuspendedAsync(Api api, Mailbox mailbox, string credential)
    {
        var body = ConnectionKind.ImapSsl.Account(mailbox, credential);
        body["automaticCheck"] = true;
        var id = (int)(await api.PostAsync("api/accounts", body, HttpStatusCode.Created))["id"]!;
        for (var refusal = 0; refusal < 3; refusal++)
        {
            await api.CheckAsync(id);
        }

        return id;
    }

    /// <summary>An account that is not seen by the timer: its number is beyond all accounts that exist.</summary>
    public static Account AccountOf(int id, string credential) => new AccountDraft
    {
        Name = $"Account {id}",
        AutomaticCheck = true,
        Protocol = MailProtocol.Imap,
        Address = "mail.example.com",
        ConnectionType = ConnectionType.Ssl,
        CredentialId = credential,
    }.ToAccount(new(id), "test", DateTimeOffset.UtcNow);

    /// <summary>The state of an account that a log-in was refused to until it was suspended.</summary>
    public static AccountState State(string login) => AccountState.New with
    {
        ConsecutiveFailures = 3,
        ConsecutiveAuthenticationFailures = 3,
        SuspendedAt = TimeKeys.Rounded(DateTimeOffset.UtcNow),
        RefusedLogin = login,
        LastError = new(CheckErrorCode.AuthenticationFailed, CheckStep.Authenticate, "Refused."),
    };

    /// <summary>Waits until the timer checked the account, and all was well.</summary>
    public static Task OkAsync(Api api, int id) => Wait.UntilAsync(
        async () => (string?)(await api.AccountAsync(id))["check"]!["state"] == "Ok", $"account {id} goes on", seconds: 150);
}
