using Azure;
using MailFunctions.Accounts;
using MailFunctions.Accounts.Health;
using MailFunctions.Email;
using MailFunctions.Tests.Faults;
using MailFunctions.Tests.Infrastructure;

namespace MailFunctions.Tests.Notifications;

/// <summary>What people are told of the health of accounts, by real checks on a clock of the test's own.</summary>
public sealed class HealthDigestTests(Product product)
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Three_hundred_accounts_of_one_server_that_fail_at_once_make_one_email_and_their_recovery_another()
    {
        const int Accounts = 300;
        await using var watch = await Watch.StartAsync();
        var mailbox = product.Dovecot.CreateMailbox();
        var port = FreePort.Take(1)[0];
        var ids = await watch.CreateAsync(Accounts, mailbox, port, minutes: 60);

        await CheckAllAsync(AccountHealth.Failing);
        await watch.PassAsync(TimeSpan.FromHours(3));

        var failing = watch.TakeMail().ShouldHaveSingleItem();
        failing.Subject.ShouldBe($"Accounts: 300 failing (127.0.0.1:{port})");
        failing.To.ToString().ShouldBe("anna@example.com");
        failing.TextBody!.ShouldContain($"300 accounts of 127.0.0.1:{port} are failing (ConnectionRefused)");
        failing.TextBody!.ShouldContain("Account 1, Account 2, Account 3");
        failing.TextBody!.ShouldContain("Account 20 and 280 more.");
        failing.HtmlBody!.ShouldContain($"300 accounts of 127.0.0.1:{port} are failing");

        await using (new Interceptor(mailbox.Server.ImapPort, port))
        {
            await CheckAllAsync(AccountHealth.Well);
        }

        await watch.PassAsync(TimeSpan.FromHours(3));
        watch.TakeMail().ShouldHaveSingleItem().Subject.ShouldBe($"Accounts: 300 recovered (127.0.0.1:{port})");

        async Task CheckAllAsync(AccountHealth health) => await Wait.UntilAsync(
            async () =>
            {
                watch.Clock.Advance(TimeSpan.FromMinutes(10));
                await watch.Product.WorkAsync();
                var states = await Task.WhenAll(ids.Select(watch.Product.StateAsync));
                return states.All(state => state.Health == health);
            },
            $"all accounts are {health}");
    }

    [Fact]
    public async Task What_is_over_before_the_grace_is_not_told()
    {
        await using var watch = await Watch.StartAsync();
        var id = (await watch.CreateAsync(1, product.Dovecot.CreateMailbox(), 9)).Single();

        await watch.CheckedAsync(id, CheckErrorCode.Timeout);
        await watch.PassAsync(TimeSpan.FromMinutes(9));
        await watch.CheckedAsync(id, null);
        await watch.PassAsync(TimeSpan.FromHours(2));

        watch.TakeMail().ShouldBeEmpty();
    }

    [Fact]
    public async Task An_account_that_comes_and_goes_makes_four_emails_and_then_one_when_it_has_come_to_rest()
    {
        await using var watch = await Watch.StartAsync();
        var id = (await watch.CreateAsync(1, product.Dovecot.CreateMailbox(), 9)).Single();

        for (var turn = 0; turn < 24; turn++)
        {
            await watch.CheckedAsync(id, turn % 2 == 0 ? CheckErrorCode.Timeout : null);
            await watch.PassAsync(TimeSpan.FromMinutes(30));
        }

        watch.TakeMail().Select(mail => mail.Subject).ShouldBe(
            ["\u201CAccount 1\u201D is failing", "\u201CAccount 1\u201D recovered", "\u201CAccount 1\u201D is failing", "\u201CAccount 1\u201D recovered"]);
        await watch.CheckedAsync(id, CheckErrorCode.Timeout);
        await watch.PassAsync(TimeSpan.FromHours(3));
        watch.TakeMail().ShouldHaveSingleItem().Subject.ShouldBe("\u201CAccount 1\u201D is failing");
    }

    [Fact]
    public async Task What_happens_within_an_interval_comes_together_with_each_server_and_reason_by_itself()
    {
        await using var watch = await Watch.StartAsync(change: settings => settings with { GraceMinutes = 0, IntervalMinutes = 60 });
        var mailbox = product.Dovecot.CreateMailbox();
        var here = await watch.CreateAsync(3, mailbox, 9);
        await watch.CheckedAsync(here[0], CheckErrorCode.DnsFailure);
        await watch.PassAsync(TimeSpan.FromMinutes(5));
        watch.TakeMail().ShouldHaveSingleItem();

        await watch.CheckedAsync(here[0], null);
        await watch.CheckedAsync(here[1], CheckErrorCode.Timeout);
        for (var refusal = 0; refusal < 3; refusal++)
        {
            await watch.CheckedAsync(here[2], CheckErrorCode.AuthenticationFailed);
        }

        await watch.PassAsync(TimeSpan.FromMinutes(54));
        watch.TakeMail().ShouldBeEmpty();
        await watch.PassAsync(TimeSpan.FromMinutes(60));

        var mail = watch.TakeMail().ShouldHaveSingleItem();
        mail.Subject.ShouldBe("Accounts: 1 suspended, 1 failing, 1 recovered (127.0.0.1:9)");
        mail.TextBody!.ShouldContain("1 account of 127.0.0.1:9 is suspended (AuthenticationFailed)");
        mail.TextBody!.ShouldContain("It fails with Timeout: look at the server.");
    }

    [Fact]
    public async Task Nobody_is_told_that_an_account_recovered_that_was_disabled_or_deleted()
    {
        await using var watch = await Watch.StartAsync(change: settings => settings with { GraceMinutes = 0 });
        var ids = await watch.CreateAsync(2, product.Dovecot.CreateMailbox(), 9);
        await watch.CheckedAsync(ids[0], CheckErrorCode.Timeout);
        await watch.CheckedAsync(ids[1], CheckErrorCode.Timeout);
        await watch.PassAsync(TimeSpan.FromMinutes(10));
        watch.TakeMail().ShouldHaveSingleItem();

        var (store, changes) = (watch.Product.Get<AccountStore>(), watch.Product.Get<AccountChanges>());
        (await changes.DeleteAsync((await store.FindAsync(ids[0], Stop))!, Actors.Tests, Stop)).ShouldBeNull();
        var record = (await store.FindAsync(ids[1], Stop))!;
        (await changes.UpdateAsync(record, AccountDraft.Of(record.Account) with { Enabled = false }, Actors.Tests, Stop)).Problem.ShouldBeNull();
        await watch.PassAsync(TimeSpan.FromHours(1));

        watch.TakeMail().ShouldBeEmpty();
        (await watch.Product.Get<HealthNotes>().ReadAsync(0, Stop).ToListAsync(Stop)).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_change_of_settings_makes_nothing_well_before_a_check_says_so()
    {
        await using var watch = await Watch.StartAsync(change: settings => settings with { GraceMinutes = 0 });
        var id = (await watch.CreateAsync(1, product.Dovecot.CreateMailbox(), 9)).Single();
        await watch.CheckedAsync(id, CheckErrorCode.Timeout);
        await watch.PassAsync(TimeSpan.FromMinutes(10));
        watch.TakeMail().ShouldHaveSingleItem();

        var record = (await watch.Product.Get<AccountStore>().FindAsync(id, Stop))!;
        (await watch.Product.Get<AccountChanges>().UpdateAsync(record, AccountDraft.Of(record.Account) with { Port = 10 }, Actors.Tests, Stop)).Problem.ShouldBeNull();
        await watch.PassAsync(TimeSpan.FromHours(1));
        watch.TakeMail().ShouldBeEmpty();

        await watch.CheckedAsync(id, null);
        await watch.PassAsync(TimeSpan.FromHours(1));
        watch.TakeMail().ShouldHaveSingleItem().Subject.ShouldBe("\u201CAccount 1\u201D recovered");
        await watch.PassAsync(TimeSpan.FromHours(7));
        (await watch.Product.Get<HealthNotes>().ReadAsync(0, Stop).ToListAsync(Stop)).ShouldBeEmpty();
    }

    [Fact]
    public async Task Accounts_that_nobody_checks_are_told_as_overdue_and_as_recovered_when_somebody_does()
    {
        await using var watch = await Watch.StartAsync();
        var id = (await watch.CreateAsync(1, product.Dovecot.CreateMailbox(), 9, minutes: 5)).Single();

        await watch.PassAsync(TimeSpan.FromHours(2));
        var mail = watch.TakeMail().ShouldHaveSingleItem();
        mail.Subject.ShouldBe("\u201CAccount 1\u201D is overdue");
        mail.TextBody!.ShouldContain("account-checks");

        await watch.CheckedAsync(id, null);
        await watch.PassAsync(TimeSpan.FromMinutes(6));
        watch.TakeMail().ShouldHaveSingleItem().Subject.ShouldBe("\u201CAccount 1\u201D recovered");
    }

    [Fact]
    public async Task What_the_relay_does_not_take_is_told_by_a_later_email_with_what_came_since()
    {
        await using var watch = await Watch.StartAsync(change: settings => settings with { GraceMinutes = 0 });
        var ids = await watch.CreateAsync(3, product.Dovecot.CreateMailbox(), 9);
        watch.Relay.Recipient = "550 5.1.1 no such user";
        await watch.CheckedAsync(ids[0], CheckErrorCode.Timeout);
        await watch.CheckedAsync(ids[1], CheckErrorCode.Timeout);
        await watch.PassAsync(TimeSpan.FromMinutes(10));
        (await watch.DigestsAsync()).ShouldHaveSingleItem().Email.Status.ShouldBe(DeliveryStatus.Failed);

        watch.Relay.Recipient = "451 4.7.1 later";
        await watch.CheckedAsync(ids[1], null);
        await watch.PassAsync(TimeSpan.FromMinutes(20));
        (await watch.DigestsAsync())[^1].Email.Status.ShouldBe(DeliveryStatus.Waiting);
        watch.TakeMail().ShouldBeEmpty();

        watch.Relay.Recipient = "250 ok";
        await watch.CheckedAsync(ids[2], CheckErrorCode.Timeout);
        await watch.PassAsync(TimeSpan.FromHours(1));

        var told = watch.TakeMail();
        told.SelectMany(mail => mail.TextBody!.Split('\n')).Where(line => line.StartsWith("Account ", StringComparison.Ordinal)).ShouldBe(["Account 1, Account 3."]);
        (await watch.DigestsAsync())[^1].Email.Status.ShouldBe(DeliveryStatus.Sent);
    }

    [Fact]
    public async Task Whichever_request_to_storage_is_the_last_before_a_crash_each_failure_is_told_once_or_the_history_says_twice()
    {
        var faults = new FaultPolicy();
        await using var watch = await Watch.StartAsync(faults, settings => settings with { GraceMinutes = 0 });
        var ids = await watch.CreateAsync(60, product.Dovecot.CreateMailbox(), 9);

        var request = 1;
        for (; ; request++)
        {
            await watch.CheckedAsync(ids[request - 1], CheckErrorCode.Timeout);
            watch.Clock.Advance(TimeSpan.FromMinutes(20));
            faults.Arm(FaultKind.Gone, request);
            try
            {
                await watch.DigestAsync();
            }
            catch (RequestFailedException)
            {
                // As good as a crash: nothing more is written.
            }

            faults.Disarm();
            await watch.PassAsync(TimeSpan.FromMinutes(40));
            if (!faults.IsMet)
            {
                request.ShouldBeGreaterThan(8);
                break;
            }
        }

        var twice = (await watch.DigestsAsync()).Where(digest => digest.Email.MayHaveComeTwice).Select(digest => digest.Email.MessageId!).ToHashSet();
        var mail = watch.TakeMail();
        mail.CountBy(message => message.MessageId!).ShouldAllBe(copies => copies.Value == 1 || (copies.Value == 2 && twice.Contains(copies.Key)));
        mail.DistinctBy(message => message.MessageId).Select(message => message.Subject).ShouldBe(
            Enumerable.Range(1, request).Select(number => $"\u201CAccount {number}\u201D is failing"));
        twice.Count.ShouldBeInRange(1, 2);
    }
}
