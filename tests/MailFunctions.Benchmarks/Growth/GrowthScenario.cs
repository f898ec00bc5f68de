using System.Runtime.CompilerServices;
using Azure.Core;
using Azure.Security.KeyVault.Secrets;
using MailFunctions.Accounts;
using MailFunctions.Checking;
using MailFunctions.Tests.Faults;
using MailFunctions.Tests.Growth;
using MailFunctions.Tests.Infrastructure;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;

namespace MailFunctions.Benchmarks.Growth;

/// <summary>What a minute costs in which few accounts are due, and a check that finds nothing.</summary>
internal sealed class GrowthScenario : IScenario
{
    private const int Rounds = 3;
    private const int Checks = 50;

    private static readonly (string Name, string Value)[] NothingInMemory = [("KeyVault:CacheSeconds", "0"), ("KeyVault:VersionCacheSeconds", "0")];

    /// <inheritdoc/>
    public string Name => "growth";

    /// <inheritdoc/>
    public string Title => "Growth: a run of the timer with 100 accounts due, and an idle check";

    /// <inheritdoc/>
    public async IAsyncEnumerable<Measured> RunAsync(Stage stage, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        Dispatched? first = null;
        foreach (var accounts in new[] { 1_000, 10_000, 100_000 })
        {
            var dispatched = await DispatchAsync(stage.Of(accounts), stage.Of(100), cancellationToken);
            first ??= dispatched;
            yield return dispatched.Requested(first);
            yield return dispatched.Timed(first);
        }

        foreach (var measured in await CheckAsync(stage, "log-in in memory"))
        {
            yield return measured;
        }

        foreach (var measured in await CheckAsync(stage, "log-in to be read", NothingInMemory))
        {
            yield return measured;
        }
    }

    private static async Task<Dispatched> DispatchAsync(int accounts, int due, CancellationToken cancellationToken)
    {
        await using var azurite = await AzuriteServer.StartAsync();
        var clock = new FakeTimeProvider(DateTimeOffset.UtcNow);
        var policy = new CountingPolicy(azurite.BlobPort, azurite.TablePort);
        await using var checker = await Checker.StartAsync(azurite, policy, clock);
        await DueAccounts.SeedAsync(azurite, accounts, due, clock.GetUtcNow(), cancellationToken);
        var (dispatch, claim) = (checker.Get<DueDispatch>(), checker.Get<IOptions<TurnOptions>>().Value.Claim);
        var blocks = AccountKeys.BlockOf(new(accounts)) + 1;
        var bare = new BareMarkers(azurite, blocks);
        StorageUse? use = null;
        var times = await Turns.TimeAsync(warmUp: 1, Rounds, [() => bare.ScanAsync(clock.GetUtcNow(), cancellationToken), RunAsync], cancellationToken);
        return new(accounts, blocks, use!, times[1], times[0]);

        async Task RunAsync()
        {
            use = await policy.CountAsync(() => dispatch.RunAsync(cancellationToken));
            // Nobody checks them: what was claimed is due again once the claim is over.
            clock.Advance(claim + TimeSpan.FromMinutes(1));
        }
    }

    private static async Task<IReadOnlyList<Measured>> CheckAsync(Stage stage, string what, params (string Name, string Value)[] settings)
    {
        var traffic = new Traffic();
        await using var azurite = await AzuriteServer.StartAsync();
        await using var dovecot = await DovecotServer.StartAsync(stage.Certificates);
        await using var checker = await Checker.StartAsync(azurite, traffic, TimeProvider.System, settings: settings);
        checker.Get<SecretClientOptions>().AddPolicy(traffic, HttpPipelinePosition.PerRetry);
        var account = await IdleAccount.CreateAsync(checker, dovecot);
        var growth = await account.GrowthAsync(stage.Of(Checks), () => traffic.Storage, () => traffic.Vault, () => traffic.Bytes);
        return
        [
            new() { Case = $"an idle check, {what}: to storage", Unit = "requests", Ours = growth[0] },
            new() { Case = $"an idle check, {what}: to the vault", Unit = "requests", Ours = growth[1] },
            new() { Case = $"an idle check, {what}: to and from both", Unit = "bytes", Ours = growth[2] },
        ];
    }
}
