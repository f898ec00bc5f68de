using MailFunctions.Credentials;

namespace MailFunctions.Accounts;

/// <summary>Whether what an account refers to exists.</summary>
public sealed class AccountReferences(CredentialStore credentials)
{
    /// <summary>Whether there is a credential with the id.</summary>
    public async Task<bool> HasCredentialAsync(string id, CancellationToken cancellationToken) =>
        await credentials.GetAsync(id, cancellationToken) is not null;
}
