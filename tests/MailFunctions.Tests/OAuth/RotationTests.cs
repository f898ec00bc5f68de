using System.Text.Json.Nodes;
using Azure.Core;
using Azure.Data.Tables;
using Azure.Security.KeyVault.Secrets;
using MailFunctions.Credentials;
using MailFunctions.Credentials.OAuth;
using MailFunctions.LocalHost.Vault;
using MailFunctions.Security;
using MailFunctions.Tests.Infrastructure;
using MailFunctions.Tests.Security.Secrets;
using Microsoft.Extensions.Caching.Memory;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;
using VaultException = MailFunctions.Credentials.VaultException;

namespace MailFunctions.Tests.OAuth;

/// <summary>Refresh tokens that the sign-in service replaces each time, and revokes all of when one comes twice.</summary>
public sealed class RotationTests(Product product, OAuthMail mail) : IClassFixture<OAuthMail>, IDisposable
{
    private const string RefreshToken = "oauthRefreshToken";
    private const int Accounts = 6;
    private const int Rounds = 4;

    private readonly List<MemoryCache> _caches = [];

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Two_instances_rotate_one_refresh_token_without_losing_it_and_go_on_with_it_after_they_were_killed()
    {
        await using var azurite = await AzuriteServer.StartAsync();
        await using var app = await App.StartAsync(azurite, product.Certificates);
        await using var another = await app.StartAnotherAsync();
        var api = new Api(app.Http);
        var mailbox = mail.Dovecot.CreateMailbox();
        var (first, credential) = await mail.CreateAsync(api, RefreshToken, mailbox);
        var given = await SecretAsync(app, $"credential-{credential}", "refreshToken");
        int[] ids = [first, .. await Task.WhenAll(Enumerable.Range(1, Accounts - 1).Select(_ => OAuthMail.CreateAccountAsync(api, mailbox, credential)))];

        for (var round = 0; round < Rounds; round++)
        {
            // Both instances need a new access token, and so the refresh token, at the same time.
            await mail.Server.RevokeAccessAsync(mailbox.User);
            await Task.WhenAll(ids.Select(id => ShouldBeOkAsync(api, id)));
        }

        (await mail.Server.RequestsAsync(mailbox.User)).ShouldBeGreaterThanOrEqualTo(Rounds);
        var rotated = await SecretAsync(app, $"credential-{credential}-rotated", "refreshToken");
        rotated.ShouldNotBe(given);
        (await SecretAsync(app, $"credential-{credential}", "refreshToken")).ShouldBe(given);

        await Task.WhenAll(app.KillAsync(), another.KillAsync());
        await app.RestartAsync();

        await ShouldBeOkAsync(api, first);
        (await SecretAsync(app, $"credential-{credential}-rotated", "refreshToken")).ShouldNotBe(rotated);
        var search = new SecretSearch(rotated);
        await search.LookAsync(azurite);
        search.Found.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_refresh_token_that_is_given_anew_counts_and_deleting_the_credential_deletes_the_rotated_one()
    {
        var mailbox = mail.Dovecot.CreateMailbox();
        var (id, credential) = await mail.CreateAsync(product.Api, RefreshToken, mailbox);
        await ShouldBeOkAsync(product.Api, id);
        var path = $"api/credentials/{credential}";
        var before = await SecretAsync(product.App, $"credential-{credential}-rotated", "of");

        var draft = await mail.DraftAsync(RefreshToken, mailbox.User);
        using (var response = await product.Api.SendAsync(HttpMethod.Put, path, draft.ToJsonString(), ifMatch: "*"))
        {
            await Api.ReadAsync(response, System.Net.HttpStatusCode.OK);
        }

        await ShouldBeOkAsync(product.Api, id);
        (await SecretAsync(product.App, $"credential-{credential}-rotated", "of")).ShouldNotBe(before);
        (await product.Api.SendAsync(HttpMethod.Delete, $"api/accounts/{id}", ifMatch: "*")).Dispose();
        (await product.Api.SendAsync(HttpMethod.Delete, path, ifMatch: "*")).Dispose();
        var left = await product.App.Vault().GetPropertiesOfSecretsAsync(Stop).Select(secret => secret.Name).ToListAsync(Stop);
        left.ShouldNotContain(name => name.Contains(credential, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_new_client_secret_goes_with_the_refresh_token_that_is_good_now()
    {
        var mailbox = mail.Dovecot.CreateMailbox();
        var (id, credential) = await mail.CreateAsync(product.Api, RefreshToken, mailbox);
        await ShouldBeOkAsync(product.Api, id);
        await mail.Server.TurnAsync(mailbox.User, "secret", "the-next-one");
        var draft = await mail.DraftAsync(RefreshToken, mailbox.User);
        draft.Remove("refreshToken");
        draft["clientSecret"] = "the-next-one";

        using (var response = await product.Api.SendAsync(HttpMethod.Put, $"api/credentials/{credential}", draft.ToJsonString(), ifMatch: "*"))
        {
            await Api.ReadAsync(response, System.Net.HttpStatusCode.OK);
        }

        await ShouldBeOkAsync(product.Api, id);
        (await mail.Server.RequestsAsync(mailbox.User)).ShouldBe(2);
    }

    [Fact]
    public async Task A_refresh_token_that_the_vault_did_not_take_is_kept_and_written_before_the_next_is_asked_for()
    {
        var (credential, version, given) = await CredentialAsync();
        var refusal = new RefusedWrites { IsOn = true };
        using var endpoint = Endpoint();
        var tokens = Tokens(endpoint, refusal);

        await Should.ThrowAsync<VaultException>(() => tokens.RedeemAsync(credential, given, version, Stop));
        refusal.IsOn = false;
        var grant = await tokens.RedeemAsync(credential, given, version, Stop);

        (await SecretAsync(product.App, RefreshTokens.SecretOf(credential.Id), "refreshToken")).ShouldBe(grant!.RefreshToken);
    }

    [Fact]
    public async Task Instances_that_redeem_at_the_same_time_do_so_one_after_the_other_each_with_the_newest()
    {
        var (credential, version, given) = await CredentialAsync();
        // Long enough for the other to ask at the same time, if nothing kept it from that.
        await mail.Server.TurnAsync(credential.UserName, "delay", 200);
        using var endpoint = Endpoint();
        RefreshTokens[] instances = [Tokens(endpoint, new RefusedWrites()), Tokens(endpoint, new RefusedWrites())];

        for (var round = 0; round < 3; round++)
        {
            var grants = await Task.WhenAll(instances.Select(instance => instance.RedeemAsync(credential, given, version, Stop)));
            grants.Select(grant => grant!.AccessToken).Distinct().Count().ShouldBe(2);
        }

        (await mail.Server.RequestsAsync(credential.UserName)).ShouldBe(6);
    }

    [Fact]
    public async Task Secrets_that_are_out_of_date_are_not_sent()
    {
        var (credential, version, given) = await CredentialAsync();
        using var endpoint = Endpoint();
        var tokens = Tokens(endpoint, new RefusedWrites());

        (await tokens.RedeemAsync(credential with { SecretVersion = "older" }, given, "older", Stop)).ShouldBeNull();
        (await mail.Server.RequestsAsync(credential.UserName)).ShouldBe(0);

        (await tokens.RedeemAsync(credential, given, version, Stop)).ShouldNotBeNull();
    }

    [Fact]
    public async Task The_lock_of_a_process_that_was_killed_runs_out()
    {
        var clock = new FakeTimeProvider(DateTimeOffset.UtcNow);
        var locks = new RotationLock(new TableServiceClient(product.Azurite.ConnectionString), clock);
        var credential = Guid.NewGuid().ToString("N");
        var killed = await locks.TakeAsync(credential, Stop);
        var waiting = locks.TakeAsync(credential, Stop);
        waiting.IsCompleted.ShouldBeFalse();

        await Wait.UntilAsync(
            () =>
            {
                clock.Advance(TimeSpan.FromSeconds(10));
                return Task.FromResult(waiting.IsCompleted);
            },
            "the lock runs out",
            seconds: 30);

        // Who comes back late gives nothing away.
        await killed.DisposeAsync();
        locks.TakeAsync(credential, Stop).IsCompleted.ShouldBeFalse();
        await (await waiting).DisposeAsync();
    }

    /// <inheritdoc/>
    public void Dispose() => _caches.ForEach(cache => cache.Dispose());

    private static TokenEndpoint Endpoint() =>
        new(new EgressPolicy(Options.Create(new EgressOptions { AllowLoopback = true })), Options.Create(new OAuthOptions()));

    private RefreshTokens Tokens(TokenEndpoint endpoint, RefusedWrites refusal)
    {
        var tables = new TableServiceClient(product.Azurite.ConnectionString);
        var options = LocalVaultSetup.Options(product.App.VaultPath, TimeProvider.System);
        options.Retry.MaxRetries = 0;
        options.AddPolicy(refusal, HttpPipelinePosition.PerRetry);
        // Every instance has a memory of its own.
        _caches.Add(new MemoryCache(new MemoryCacheOptions { SizeLimit = 100 }));
        var vault = new Vault(new SecretClient(new Uri("https://local.vault/"), new LocalVaultCredential(), options), _caches[^1], Options.Create(new VaultOptions()));
        return new RefreshTokens(endpoint, new RotationLock(tables, TimeProvider.System), new CredentialStore(tables, TimeProvider.System), vault);
    }

    private async Task<(Credential Credential, string Version, OAuthSecret Secret)> CredentialAsync()
    {
        var mailbox = mail.Dovecot.CreateMailbox();
        var draft = await mail.DraftAsync(RefreshToken, mailbox.User);
        var id = (string)(await product.Api.PostAsync("api/credentials", draft, System.Net.HttpStatusCode.Created))["id"]!;
        var credential = await new CredentialStore(new(product.Azurite.ConnectionString), TimeProvider.System).GetAsync(id, Stop);
        return (credential!, credential!.SecretVersion!, new OAuthSecret(OAuthServer.ClientSecret, (string)draft["refreshToken"]!));
    }

    private static async Task ShouldBeOkAsync(Api api, int id)
    {
        var check = (await api.CheckAsync(id))["check"]!;
        ((string)check["state"]!).ShouldBe("Ok", check.ToJsonString());
    }

    private static async Task<string> SecretAsync(App app, string name, string member)
    {
        var secret = await app.Vault().GetSecretAsync(name, cancellationToken: Stop);
        return (string)JsonNode.Parse(secret.Value.Value)![member]!;
    }
}
