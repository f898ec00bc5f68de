using MailFunctions.Accounts;

namespace MailFunctions.Checking.Failures;

/// <summary>What we refuse to do ourselves.</summary>
internal static class Refusals
{
    /// <summary>The egress policy forbids every address of the server.</summary>
    public static CheckError EgressDenied(Account account) => new(
        CheckErrorCode.EgressDenied,
        CheckStep.Resolve,
        $"{account.Address} leads only to addresses that this product may not connect to. If it is a server of your own network, an administrator of this product can allow it in the egress settings; otherwise check the address.");
}
