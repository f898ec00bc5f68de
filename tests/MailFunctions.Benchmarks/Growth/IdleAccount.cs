using MailFunctions.Accounts;
using MailFunctions.Tests.Checking;
using MailFunctions.Tests.Faults;
using MailFunctions.Tests.Infrastructure;

namespace MailFunctions.Benchmarks.Growth;

/// <summary>An account in whose mailbox nothing is new, checked over TLS within this process.</summary>
internal sealed class IdleAccount
{
    private readonly Checker _checker;
    private readonly AccountId _id;

    private IdleAccount(Checker checker, AccountId id) => (_checker, _id) = (checker, id);

    /// <summary>Makes it, and has it checked until nothing is new.</summary>
    /// <param name="checker">Checks it.</param>
    /// <param name="dovecot">Where its mailbox is.</param>
    public static async Task<IdleAccount> CreateAsync(Checker checker, DovecotServer dovecot)
    {
        var mailbox = dovecot.CreateMailbox();
        await mailbox.DeliverAsync("a message");
        var id = await checker.CreateAsync(new AccountDraft
        {
            Name = Api.UniqueName(),
            AutomaticCheck = false,
            Protocol = MailProtocol.Imap,
            Address = "localhost",
            Port = dovecot.ImapsPort,
            ConnectionType = ConnectionType.Ssl,
            // The authority is one that this process does not know.
            SkipCertificate = true,
            CredentialId = await checker.CreateCredentialAsync(mailbox),
        });
        var account = new IdleAccount(checker, id);
        // The first check takes the message in, and the second notes in the history that there is none any more.
        await account.GrowthAsync(2);
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
}
