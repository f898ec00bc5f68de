using Azure.Data.Tables;
using MailFunctions.Accounts;
using MailFunctions.Checking;
using MailFunctions.Tests.Faults;
using MailFunctions.Tests.Infrastructure;
using MailFunctions.Tests.MainJob;

namespace MailFunctions.Tests.Growth;

/// <summary>What many accounts cost: each piece of work is measured, and the documentation says what follows from that.</summary>
public sealed class GrowthTests(Product product)
{
    private const int Blocks = 6;

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Run_of_the_timer_costs_what_the_simulation_takes_for_granted()
    {
        await using var azurite = await AzuriteServer.StartAsync();
        var policy = new CountingPolicy(azurite.BlobPort, azurite.TablePort);
        await using var checker = await Checker.StartAsync(azurite, policy, TimeProvider.System);
        var counter = checker.Get<TableServiceClient>().GetTableClient(AccountKeys.Table);

        var one = await policy.CountAsync(() => checker.Get<DueDispatch>().RunAsync(Stop));
        await counter.UpsertEntityAsync(AccountCounter.Entity((Blocks - 1) * AccountKeys.BlockSize), cancellationToken: Stop);
        var many = await policy.CountAsync(() => checker.Get<DueDispatch>().RunAsync(Stop));
        await CreateAsync(checker, automatic: true);
        var due = await policy.CountAsync(() => checker.Get<DueDispatch>().RunAsync(Stop));

        (one - UnitCosts.Block).ShouldBe(UnitCosts.Dispatch);
        (many - one).ShouldBe(new StorageUse(UnitCosts.Block.Tables * (Blocks - 1), UnitCosts.Block.Rows * (Blocks - 1), 0, 0));
        (due - many).ShouldBe(UnitCosts.Due);
    }

    [Fact]
    public async Task Check_costs_what_the_simulation_takes_for_granted()
    {
        await using var azurite = await AzuriteServer.StartAsync();
        var policy = new CountingPolicy(azurite.BlobPort, azurite.TablePort);
        await using var checker = await Checker.StartAsync(azurite, policy, TimeProvider.System);
        var (id, mailbox) = await CreateAsync(checker, automatic: false);
        await mailbox.DeliverAsync(MailText.Utf8($"{MailText.Head(0, "Before")}\r\nText\r\n"));
        // The first check takes mail in, and the second notes in the history that there is none any more.
        await CheckAsync(checker, policy, id);
        await CheckAsync(checker, policy, id);

        var idle = await CheckAsync(checker, policy, id);
        for (var i = 1; i <= UnitCosts.MeasuredMessages; i++)
        {
            await mailbox.DeliverAsync(MailText.Utf8($"{MailText.Head(i, "New")}\r\nText\r\n"));
        }

        var mail = await CheckAsync(checker, policy, id);

        (idle, mail - idle).ShouldBe((UnitCosts.IdleCheck, UnitCosts.Mail));
    }

    [Fact]
    public async Task Documentation_says_what_the_simulation_says()
    {
        var readme = await File.ReadAllTextAsync(Path.Combine(RepositoryRoot.Path, "infra/README.md"), Stop);
        readme.ShouldContain(GrowthReport.Write());
    }

    private static async Task<StorageUse> CheckAsync(Checker checker, CountingPolicy policy, AccountId id)
    {
        var claim = await checker.ClaimAsync(id);
        return await policy.CountAsync(() => checker.CheckAsync(id, claim));
    }

    private async Task<(AccountId Id, Mailbox Mailbox)> CreateAsync(Checker checker, bool automatic)
    {
        var mailbox = product.Dovecot.CreateMailbox();
        var id = await checker.CreateAsync(new AccountDraft
        {
            Name = Api.UniqueName(),
            AutomaticCheck = automatic,
            Protocol = MailProtocol.Imap,
            Address = "127.0.0.1",
            Port = mailbox.Server.ImapPort,
            SecureConnection = false,
            CredentialId = await checker.CreateCredentialAsync(mailbox),
        });
        return (id, mailbox);
    }
}
