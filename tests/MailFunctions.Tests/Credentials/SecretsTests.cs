using System.Net;
using System.Text;
using System.Text.Json;
using Azure.Core.Pipeline;
using Azure.Security.KeyVault.Secrets;
using MailFunctions.Credentials;
using MailFunctions.LocalHost.Vault;
using MailFunctions.Tests.Infrastructure;
using Microsoft.Extensions.Caching.Memory;
using Microsoft.Extensions.Options;
using VaultException = MailFunctions.Credentials.VaultException;

namespace MailFunctions.Tests.Credentials;

/// <summary>What <see cref="Vault"/> asks of Key Vault, through the real client, and what it makes of the answers.</summary>
public sealed class SecretsTests : IDisposable
{
    private static readonly Uri Address = new("https://local.vault/");
    private readonly TemporaryFolder _folder = new();
    private readonly MemoryCache _cache = new(new MemoryCacheOptions { SizeLimit = 100 });

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_version_is_read_from_the_vault_once()
    {
        var (client, vault) = Open(new VaultOptions { CacheSeconds = 0 });
        var version = await vault.SetAsync("one", "first", Stop);
        (await vault.GetAsync("one", version, Stop)).ShouldBe("first");
        await client.StartDeleteSecretAsync("one", Stop);

        (await vault.GetAsync("one", version, Stop)).ShouldBe("first");
        (await vault.GetAsync("one", null, Stop)).ShouldBeNull();
    }

    [Fact]
    public async Task The_newest_version_is_read_anew_when_it_is_forgotten()
    {
        var (client, vault) = Open(new VaultOptions { CacheSeconds = 60 });
        await client.SetSecretAsync("one", "first", Stop);
        (await vault.GetAsync("one", null, Stop)).ShouldBe("first");
        await client.SetSecretAsync("one", "second", Stop);
        (await vault.GetAsync("one", null, Stop)).ShouldBe("first");

        vault.Forget("one");

        (await vault.GetAsync("one", null, Stop)).ShouldBe("second");
    }

    [Fact]
    public async Task Without_memory_every_rotation_is_seen_at_once()
    {
        var (client, vault) = Open(new VaultOptions { CacheSeconds = 0 });
        await client.SetSecretAsync("one", "first", Stop);
        (await vault.GetAsync("one", null, Stop)).ShouldBe("first");
        await client.SetSecretAsync("one", "second", Stop);

        (await vault.GetAsync("one", null, Stop)).ShouldBe("second");
    }

    [Theory]
    [InlineData(HttpStatusCode.Forbidden)]
    [InlineData(HttpStatusCode.Unauthorized)]
    [InlineData(HttpStatusCode.TooManyRequests)]
    [InlineData(HttpStatusCode.InternalServerError)]
    public async Task A_vault_that_refuses_is_told_from_a_secret_that_is_missing(HttpStatusCode status)
    {
        var vault = Open(new Answering(_ => Task.FromResult(new HttpResponseMessage(status))));

        var exception = await Should.ThrowAsync<VaultException>(() => vault.GetAsync("one", null, Stop));
        exception.Status.ShouldBe((int)status);
    }

    [Fact]
    public async Task A_vault_that_never_answers_is_given_up()
    {
        var vault = Open(new Answering(async stop =>
        {
            await Task.Delay(Timeout.Infinite, stop);
            throw new InvalidOperationException();
        }));

        await Should.ThrowAsync<VaultException>(() => vault.GetAsync("one", null, Stop));
    }

    [Fact]
    public async Task A_caller_who_leaves_is_no_failure_of_the_vault()
    {
        using var left = new CancellationTokenSource();
        var vault = Open(new Answering(async stop =>
        {
            await left.CancelAsync();
            await Task.Delay(Timeout.Infinite, stop);
            throw new InvalidOperationException();
        }));

        await Should.ThrowAsync<OperationCanceledException>(() => vault.GetAsync("one", null, left.Token));
    }

    [Fact]
    public async Task A_disabled_secret_counts_as_missing()
    {
        // As Key Vault answers: https://learn.microsoft.com/rest/api/keyvault/secrets/get-secret/get-secret
        var error = JsonSerializer.Serialize(new
        {
            error = new { code = "Forbidden", message = "Operation get is not allowed on a disabled secret.", innererror = new { code = "SecretDisabled" } },
        });
        var vault = Open(new Answering(_ => Task.FromResult(new HttpResponseMessage(HttpStatusCode.Forbidden)
        {
            Content = new StringContent(error, Encoding.UTF8, "application/json"),
        })));

        (await vault.GetAsync("one", null, Stop)).ShouldBeNull();
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _cache.Dispose();
        _folder.Dispose();
    }

    private (SecretClient Client, Vault Vault) Open(VaultOptions options)
    {
        var client = new SecretClient(Address, new LocalVaultCredential(), LocalVaultSetup.Options(_folder["vault"], TimeProvider.System));
        return (client, new Vault(client, _cache, Options.Create(options)));
    }

    private Vault Open(HttpMessageHandler handler)
    {
        var options = new SecretClientOptions { DisableChallengeResourceVerification = true, Transport = new HttpClientTransport(handler) };
        options.Retry.MaxRetries = 0;
        options.Retry.NetworkTimeout = TimeSpan.FromMilliseconds(300);
        return new Vault(new SecretClient(Address, new LocalVaultCredential(), options), _cache, Options.Create(new VaultOptions()));
    }

    /// <summary>A vault that asks for a token as Key Vault does, and then gives the same answer to everything.</summary>
    private sealed class Answering(Func<CancellationToken, Task<HttpResponseMessage>> answer) : HttpMessageHandler
    {
        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            if (request.Headers.Authorization is not null)
            {
                return answer(cancellationToken);
            }

            var challenge = new HttpResponseMessage(HttpStatusCode.Unauthorized);
            challenge.Headers.TryAddWithoutValidation("WWW-Authenticate", "Bearer authorization=\"https://login.local/local\", resource=\"https://vault.azure.net\"");
            return Task.FromResult(challenge);
        }
    }
}
