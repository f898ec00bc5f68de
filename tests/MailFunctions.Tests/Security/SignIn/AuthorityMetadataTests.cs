using MailFunctions.Security;
using MailFunctions.Security.SignIn;
using MailFunctions.Tests.Infrastructure;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;

namespace MailFunctions.Tests.Security.SignIn;

/// <summary>When the provider's keys are fetched, and how long they are good for.</summary>
public sealed class AuthorityMetadataTests : IAsyncLifetime
{
    private readonly FakeTimeProvider _clock = new(DateTimeOffset.UtcNow);
    private readonly SigningKey _first = new("first");
    private readonly SigningKey _second = new("second");
    private IdentityProvider? _provider;
    private AuthorityMetadata? _metadata;

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    private IdentityProvider Provider => _provider!;

    private AuthorityMetadata Metadata => _metadata!;

    /// <inheritdoc/>
    public async ValueTask InitializeAsync()
    {
        _provider = await IdentityProvider.StartAsync(FreePort.Take(1)[0], _first);
        _metadata = new AuthorityMetadata(
            Options.Create(new AuthOptions { Mode = "Oidc", Authority = Provider.Issuer, RequireHttps = false }),
            new EgressPolicy(Options.Create(new EgressOptions { AllowLoopback = true })),
            _clock,
            NullLogger<AuthorityMetadata>.Instance);
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        _metadata?.Dispose();
        await (_provider?.DisposeAsync() ?? default);
        _first.Dispose();
        _second.Dispose();
    }

    [Fact]
    public async Task Keys_are_fetched_once_for_all_who_ask()
    {
        await Task.WhenAll(Enumerable.Range(0, 50).Select(_ => Metadata.GetConfigurationAsync(Stop)));
        _clock.Advance(TimeSpan.FromMinutes(4));
        await Metadata.GetConfigurationAsync(Stop);

        (await Provider.KeyRequestsAsync()).ShouldBe(1);
    }

    [Fact]
    public async Task Unknown_keys_cause_one_fetch_in_half_a_minute_at_most()
    {
        await Task.WhenAll(Enumerable.Range(0, 50).Select(i => Metadata.LookForAsync($"unknown {i}", Stop)));
        var afterMany = await Provider.KeyRequestsAsync();
        _clock.Advance(TimeSpan.FromSeconds(31));
        await Provider.PublishAsync(_second, _first);
        await Metadata.LookForAsync("second", Stop);

        afterMany.ShouldBe(2);
        (await Provider.KeyRequestsAsync()).ShouldBe(3);
        (await Metadata.GetConfigurationAsync(Stop)).SigningKeys.Select(key => key.KeyId).ShouldBe(["second", "first"]);
    }

    [Fact]
    public async Task Key_that_was_taken_back_is_gone_after_ten_minutes()
    {
        await Metadata.GetConfigurationAsync(Stop);
        await Provider.PublishAsync(_second);
        _clock.Advance(TimeSpan.FromMinutes(10));

        (await Metadata.GetConfigurationAsync(Stop)).SigningKeys.Select(key => key.KeyId).ShouldBe(["second"]);
    }

    [Fact]
    public async Task Old_keys_are_renewed_while_nobody_waits()
    {
        await Metadata.GetConfigurationAsync(Stop);
        await Provider.PublishAsync(_second);
        _clock.Advance(TimeSpan.FromMinutes(6));

        await Wait.UntilAsync(
            async () => (await Metadata.GetConfigurationAsync(Stop)).SigningKeys.Single().KeyId == "second", "the new key is there", seconds: 30);
        (await Provider.KeyRequestsAsync()).ShouldBe(2);
    }

    [Fact]
    public async Task Keys_are_good_for_an_hour_while_the_provider_is_away()
    {
        await Metadata.GetConfigurationAsync(Stop);
        await Provider.KillAsync();

        _clock.Advance(TimeSpan.FromMinutes(59));
        (await Metadata.GetConfigurationAsync(Stop)).SigningKeys.Single().KeyId.ShouldBe("first");
        _clock.Advance(TimeSpan.FromMinutes(2));
        await Should.ThrowAsync<AuthorityUnavailableException>(() => Metadata.GetConfigurationAsync(Stop));
    }

    [Fact]
    public async Task Metadata_without_keys_are_none()
    {
        using var elsewhere = new AuthorityMetadata(
            Options.Create(new AuthOptions { Authority = Provider.Issuer, MetadataAddress = Provider.Issuer + "/jwks", RequireHttps = false }),
            new EgressPolicy(Options.Create(new EgressOptions { AllowLoopback = true })),
            _clock,
            NullLogger<AuthorityMetadata>.Instance);

        await Should.ThrowAsync<AuthorityUnavailableException>(() => elsewhere.GetConfigurationAsync(Stop));
    }
}
