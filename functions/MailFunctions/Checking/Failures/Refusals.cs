using MailFunctions.Accounts;

namespace MailFunctions.Checking.Failures;

/// <summary>What we refuse to do ourselves.</summary>
internal static class Refusals
{
    /// <summary>An access token would be read by anybody between.</summary>
    public static CheckError TokenNotProtected(Account account) => new(
        CheckErrorCode.TlsNotOffered,
        CheckStep.Authenticate,
        $"OAuth access tokens are sent on secure connections only, so {account.Address} got none. Set Secure connection to Yes.");

    /// <summary>The server takes no access tokens.</summary>
    public static CheckError NoTokens(Account account) => new(
        CheckErrorCode.AuthenticationFailed,
        CheckStep.Authenticate,
        $"{account.Address}:{account.Port} takes no OAuth access tokens: it offers neither OAUTHBEARER nor XOAUTH2. Use a credential with a password, or ask the provider to switch OAuth on.");

    /// <summary>The egress policy forbids every address of the server.</summary>
    public static CheckError EgressDenied(Account account) => new(
        CheckErrorCode.EgressDenied,
        CheckStep.Resolve,
        $"{account.Address} leads only to addresses that this product may not connect to. If it is a server of your own network, an administrator of this product can allow it in the egress settings; otherwise check the address.");

    /// <summary>We have as many connections to the server open as we allow ourselves.</summary>
    public static CheckError Busy(Account account) => new(
        CheckErrorCode.ServerUnavailable,
        CheckStep.Resolve,
        $"Checks of other accounts use all the connections that this product opens to {account.Address}:{account.Port} at once. Try again in a moment; if this lasts, an administrator of this product can allow more with the setting Checking__ConnectionsPerServer.");
}
