using Azure.Data.Tables;
using Azure.Security.KeyVault.Secrets;
using MailFunctions.Credentials;
using MailFunctions.Credentials.OAuth;
using MailFunctions.LocalHost.Vault;
using MailFunctions.Security;
using MailFunctions.Tests.Infrastructure;
using Microsoft.Extensions.Caching.Memory;
using Microsoft.Extensions.Internal;
using Microsoft.Extensions.Options;

namespace MailFunctions.Tests.OAuth;

/// <summary>How long access tokens are remembered.</summary>
public sealed class AccessTokenTests(Product product) : IDisposable
{
    private readonly Clock _clock = new();
    private readonly TokenEndpoint _endpoint =
        new(new EgressPolicy(Options.Create(new EgressOptions { AllowLoopback = true })), Options.Create(new OAuthOptions()));

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_token_is_remembered_until_five_minutes_before_it_expires_and_by_its_log_in_only()
    {
        await using var server = await OAuthServer.StartAsync();
        using var cache = new MemoryCache(new MemoryCacheOptions { SizeLimit = 100, Clock = _clock });
        var tokens = Tokens(cache);
        var secret = new StoredSecret(OAuthServer.ClientSecret, "1");
        var credential = CredentialOf(server);

        var first = await tokens.GetAsync(credential, secret, "stamp", Stop);
        _clock.UtcNow += TimeSpan.FromMinutes(54);
        var remembered = await tokens.GetAsync(credential, secret, "stamp", Stop);
        _clock.UtcNow += TimeSpan.FromMinutes(2);
        var next = await tokens.GetAsync(credential, secret, "stamp", Stop);
        var other = await tokens.GetAsync(credential, secret, "another stamp", Stop);

        first!.Value.IsRemembered.ShouldBeFalse();
        remembered.ShouldBe((first.Value.Token, true));
        next!.Value.ShouldSatisfyAllConditions(token => token.IsRemembered.ShouldBeFalse(), token => token.Token.ShouldNotBe(first.Value.Token));
        other!.Value.IsRemembered.ShouldBeFalse();
        (await server.RequestsAsync("u")).ShouldBe(3);
    }

    [Fact]
    public async Task A_request_goes_on_to_its_end_though_who_asked_leaves()
    {
        await using var server = await OAuthServer.StartAsync();
        using var cache = new MemoryCache(new MemoryCacheOptions { SizeLimit = 100 });
        var tokens = Tokens(cache);
        var secret = new StoredSecret(OAuthServer.ClientSecret, "1");
        using var left = new CancellationTokenSource();
        var asked = tokens.GetAsync(CredentialOf(server), secret, "stamp", left.Token);

        await left.CancelAsync();

        await Should.ThrowAsync<OperationCanceledException>(() => asked);
        (await tokens.GetAsync(CredentialOf(server), secret, "stamp", Stop)).ShouldNotBeNull();
        (await server.RequestsAsync("u")).ShouldBe(1);
    }

    /// <inheritdoc/>
    public void Dispose() => _endpoint.Dispose();

    private AccessTokens Tokens(MemoryCache cache)
    {
        var tables = new TableServiceClient(product.Azurite.ConnectionString);
        var options = LocalVaultSetup.Options(product.App.VaultPath, TimeProvider.System);
        var vault = new Vault(new SecretClient(new Uri("https://local.vault/"), new LocalVaultCredential(), options), cache, Options.Create(new VaultOptions()));
        var refresh = new RefreshTokens(_endpoint, new RotationLock(tables, TimeProvider.System), new CredentialStore(tables, TimeProvider.System), vault);
        return new AccessTokens(_endpoint, refresh, cache);
    }

    private static Credential CredentialOf(OAuthServer server) => new()
    {
        Id = "c",
        Name = "test",
        Kind = CredentialKind.OAuthClientCredentials,
        UserName = "u",
        TokenEndpoint = server.TokenEndpoint,
        ClientId = "u",
        SecretName = "s",
        Managed = true,
        CreatedAt = default,
        CreatedBy = "",
        UpdatedAt = default,
        UpdatedBy = "",
    };

    private sealed class Clock : ISystemClock
    {
        public DateTimeOffset UtcNow { get; set; } = DateTimeOffset.UtcNow;
    }
}
