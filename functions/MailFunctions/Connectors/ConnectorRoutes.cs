using MailFunctions.Accounts;
using MailFunctions.Checking.Failures;
using MailFunctions.Credentials;

namespace MailFunctions.Connectors;

/// <summary>Finds the way to an account's server.</summary>
public sealed class ConnectorRoutes(ConnectorStore store, Vault vault)
{
    /// <summary>The name of a connector's password in the vault.</summary>
    public static string SecretName(string id) => $"{Vault.ManagedPrefix}connector-{id}";

    /// <summary>The way through the account's connector.</summary>
    /// <returns>The way; <see langword="null"/> if the account goes straight to its server.</returns>
    /// <exception cref="MailboxException">The connector is gone, or the vault does not answer.</exception>
    public async Task<ConnectorRoute?> FindAsync(Account account, CancellationToken cancellationToken)
    {
        if (account.NetworkConnectorId is not { } id)
        {
            return null;
        }

        var connector = await store.GetAsync(id, cancellationToken) ?? throw new MailboxException(new(
            CheckErrorCode.ConnectorFailed,
            CheckStep.Resolve,
            "The account's network connector does not exist any more. Edit the account and choose another one, or none."));
        return await RouteAsync(connector, cancellationToken);
    }

    /// <summary>The way through a connector.</summary>
    /// <exception cref="MailboxException">The vault does not answer.</exception>
    public async Task<ConnectorRoute> RouteAsync(Connector connector, CancellationToken cancellationToken)
    {
        if (connector.SecretVersion is not { } version)
        {
            return new(connector, null);
        }

        try
        {
            return new(connector, await vault.GetAsync(SecretName(connector.Id), version, cancellationToken));
        }
        catch (VaultException exception)
        {
            throw new MailboxException(
                new(CheckErrorCode.VaultUnavailable, CheckStep.Credential, $"The vault does not answer, which keeps the password of the network connector {connector.Name}. Nothing is wrong with the account; it is tried again."),
                exception);
        }
    }
}
