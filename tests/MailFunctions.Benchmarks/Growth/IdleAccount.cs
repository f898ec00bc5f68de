using Azure.Core;
using Azure.Security.KeyVault.Secrets;
using MailFunctions.Accounts;
using MailFunctions.Storage;
using MailFunctions.Tests.Checking;
using MailFunctions.Tests.Faults;
using MailFunctions.Tests.Infrastructure;

namespace MailFunctions.Benchmarks.Growth;

/// <summary>An account in whose mailbox nothing is new, checked over TLS within this process.</summary>
internal sealed class IdleAccount : IAsyncDisposable
{
    private readonly AzuriteServer _azurite;
    private readonly DovecotServer _dovecot;
    private readonly Checker _checker;
    private AccountId _id;

    private IdleAccount(AzuriteServer azurite, DovecotServer dovecot, Checker checker) =>
        (_azurite, _dovecot, _checker) = (azurite, dovecot, checker);

    /// <summary>Makes it, and has it checked until nothing is new.</summary>
    /// <param name="stage">The servers.</param>
    /// <param name="policy">Sees the requests to storage and vault; <see langword="null"/> for none.</param>
    /// <param name="settings">Settings besides the usual ones.</param>
    public static async Task<IdleAccount> StartAsync(Stage stage, StoragePolicy? policy, params (string Name, string Value)[] settings)
    {
        var azurite = await AzuriteServer.StartAsync();
        var dovecot = await DovecotServer.StartAsync(stage.Certificates);
        var account = new IdleAccount(azurite, dovecot, await Checker.StartAsync(azurite, policy, TimeProvider.System, settings: settings));
        if (policy is not null)
        {
            account._checker.Get<SecretClientOptions>().AddPolicy(policy, HttpPipelinePosition.PerRetry);
        }

        await account.CreateAsync();
        return account;
    }

    /// <summary>Has it checked, some times.</summary>
    /// <param name="times">How often.</param>
    /// <param name="figures">Anything that grows while it is checked.</param>
    /// <returns>How much each of them grows in a check, and not between checks.</returns>
    public async Task<IReadOnlyList<double>> GrowthAsync(int times, params IReadOnlyList<Func<double>> figures)
    {
        var growth = new double[figures.Count];
        for (var i = 0; i < times; i++)
        {
            var claim = await _checker.ClaimAsync(_id);
            var before = figures.Select(figure => figure()).ToList();
            await _checker.CheckAsync(_id, claim);
            for (var figure = 0; figure < growth.Length; figure++)
            {
                growth[figure] += (figures[figure]() - before[figure]) / times;
            }
        }

        var state = await _checker.StateAsync(_id);
        return state.LastError is null ? growth : throw new InvalidOperationException($"The account cannot be checked: {state.LastError}");
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await _checker.DisposeAsync();
        await _dovecot.DisposeAsync();
        await _azurite.DisposeAsync();
    }

    private async Task CreateAsync()
    {
        var mailbox = _dovecot.CreateMailbox();
        await mailbox.DeliverAsync("a message");
        _id = await _checker.CreateAsync(new AccountDraft
        {
            Name = Api.UniqueName(),
            AutomaticCheck = false,
            Protocol = MailProtocol.Imap,
            Address = "localhost",
            Port = _dovecot.ImapsPort,
            ConnectionType = ConnectionType.Ssl,
            // The authority is one that this process does not know.
            SkipCertificate = true,
            CredentialId = await _checker.CreateCredentialAsync(mailbox),
        });
        // The first check takes the message in, and the second notes in the history that there is none any more.
        await GrowthAsync(2);
    }
}
