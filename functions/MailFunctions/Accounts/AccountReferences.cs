using MailFunctions.Connectors;
using MailFunctions.Credentials;

namespace MailFunctions.Accounts;

/// <summary>Whether what an account refers to exists.</summary>
public sealed class AccountReferences(CredentialStore credentials, ConnectorStore connectors)
{
    /// <summary>Whether there is a credential with the id.</summary>
    public async Task<bool> HasCredentialAsync(string id, CancellationToken cancellationToken) =>
        await credentials.GetAsync(id, cancellationToken) is not null;

    /// <summary>Whether there is a network connector with the id.</summary>
    public async Task<bool> HasConnectorAsync(string id, CancellationToken cancellationToken) =>
        await connectors.GetAsync(id, cancellationToken) is not null;
}
