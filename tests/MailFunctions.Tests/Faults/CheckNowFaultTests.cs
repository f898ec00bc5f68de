using MailFunctions.Accounts;
using MailFunctions.Checking;
using MailFunctions.Tests.Infrastructure;

namespace MailFunctions.Tests.Faults;

/// <summary>A check that is asked for while storage fails.</summary>
public sealed class CheckNowFaultTests(Product product)
{
    [Fact]
    public async Task A_claim_whose_answer_is_lost_is_queued_all_the_same()
    {
        await using var azurite = await AzuriteServer.StartAsync();
        var faults = new FaultPolicy();
        await using var checker = await Checker.StartAsync(azurite, faults, TimeProvider.System);
        var mailbox = product.Dovecot.CreateMailbox();
        await mailbox.DeliverAsync("Subject: one\r\n\r\nText\r\n"u8.ToArray());
        var id = await checker.CreateAsync(mailbox, MailProtocol.Imap, keepCopy: true);

        // Settings and state are read first, then the account is claimed.
        faults.Arm(FaultKind.AnswerLost, request: 3);
        await checker.Get<CheckNow>().RunAsync(id, transcript: false, TestContext.Current.CancellationToken);
        faults.IsMet.ShouldBeTrue();
        faults.Disarm();
        await checker.WorkAsync();

        (await checker.StateAsync(id)).MessagesStored.ShouldBe(1);
    }
}
