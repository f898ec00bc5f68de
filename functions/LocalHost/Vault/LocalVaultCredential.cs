using Azure.Core;

namespace MailFunctions.LocalHost.Vault;

/// <summary>A token that nobody looks at: the local vault is a folder that its owner alone can read.</summary>
internal sealed class LocalVaultCredential : TokenCredential
{
    private static readonly AccessToken Token = new("local", new DateTimeOffset(2100, 1, 1, 0, 0, 0, TimeSpan.Zero));

    /// <inheritdoc/>
    public override AccessToken GetToken(TokenRequestContext requestContext, CancellationToken cancellationToken) => Token;

    /// <inheritdoc/>
    public override ValueTask<AccessToken> GetTokenAsync(TokenRequestContext requestContext, CancellationToken cancellationToken) => new(Token);
}
