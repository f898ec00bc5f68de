using MailFunctions.Accounts;
using MailFunctions.Checking.Connecting;
using MailFunctions.Tests.Infrastructure;
using static MailFunctions.Tests.Checking.Mailboxes;

namespace MailFunctions.Tests.Checking;

public sealed class OpeningTests(Product product)
{
    private DovecotServer Dovecot => product.Dovecot;

    [Theory]
    [InlineData(MailProtocol.Imap, null, "Resolve Connect Greet Authenticate OpenMailbox")]
    [InlineData(MailProtocol.Imap, ConnectionType.Tls, "Resolve Connect Greet Secure Authenticate OpenMailbox")]
    [InlineData(MailProtocol.Imap, ConnectionType.Ssl, "Resolve Connect Secure Greet Authenticate OpenMailbox")]
    [InlineData(MailProtocol.Pop3, null, "Resolve Connect Greet Authenticate OpenMailbox")]
    [InlineData(MailProtocol.Pop3, ConnectionType.Tls, "Resolve Connect Greet Secure Authenticate OpenMailbox")]
    [InlineData(MailProtocol.Pop3, ConnectionType.Ssl, "Resolve Connect Secure Greet Authenticate OpenMailbox")]
    public async Task A_mailbox_opens_step_by_step(MailProtocol protocol, ConnectionType? type, string expected)
    {
        var box = Dovecot.CreateMailbox();
        await box.DeliverAsync("one", "two");
        var steps = new List<StepResult>();

        var account = Account(protocol, PortOf(protocol, type));
        await using var mailbox = await (type is { } secure ? account.Secure(secure) : account).OpenAsync(box, steps);

        mailbox.Count.ShouldBe(2);
        string.Join(' ', steps.Select(step => step.Step)).ShouldBe(expected);
        steps.ShouldAllBe(step => step.Error == null && step.Detail!.Length > 0 && step.Duration >= TimeSpan.Zero);
        Detail(steps, CheckStep.Connect).ShouldStartWith("127.0.0.1:");
        Detail(steps, CheckStep.Greet).ShouldContain("Dovecot");
        Detail(steps, CheckStep.OpenMailbox).ShouldContain("2 messages");
        Detail(steps, CheckStep.Authenticate).ShouldBe($"Logged in as {box.User} with PLAIN");
        if (type is not null)
        {
            Detail(steps, CheckStep.Secure).ShouldStartWith("TLS 1.3");
            Detail(steps, CheckStep.Secure).ShouldContain("localhost");
        }

        await mailbox.CloseAsync(TestContext.Current.CancellationToken);
    }

    [Theory]
    [InlineData(MailProtocol.Imap)]
    [InlineData(MailProtocol.Pop3)]
    public async Task A_wrong_password_is_an_authentication_failure(MailProtocol protocol)
    {
        var (error, steps) = await Account(protocol, PortOf(protocol, null)).FailAsync(password: "not the secret");

        error.Code.ShouldBe(CheckErrorCode.AuthenticationFailed);
        error.Step.ShouldBe(CheckStep.Authenticate);
        error.ServerAnswer.ShouldNotBeNull().ShouldContain("Authentication failed");
        error.ToString().ShouldNotContain("not the secret");
        steps.Count.ShouldBe(4);
    }

    [Fact]
    public async Task A_port_on_which_nothing_listens_refuses_the_connection()
    {
        var (error, _) = await Account(MailProtocol.Imap, FreePort.Take(1)[0]).FailAsync();

        (error.Code, error.Step).ShouldBe((CheckErrorCode.ConnectionRefused, CheckStep.Connect));
    }

    [Fact]
    public async Task An_address_that_the_egress_policy_forbids_is_not_connected_to()
    {
        var (error, _) = await Account(MailProtocol.Imap, Dovecot.ImapPort).FailAsync(allowLoopback: false);

        (error.Code, error.Step).ShouldBe((CheckErrorCode.EgressDenied, CheckStep.Resolve));
    }

    [Fact]
    public async Task A_name_that_does_not_exist_is_a_dns_failure()
    {
        var account = Account(MailProtocol.Imap, Dovecot.ImapPort) with { Address = "no-such-host.invalid" };

        var (error, _) = await account.FailAsync();

        (error.Code, error.Step).ShouldBe((CheckErrorCode.DnsFailure, CheckStep.Resolve));
    }

    [Theory]
    [InlineData("Nowhere")]
    [InlineData("Nowhere/Deeper")]
    [InlineData("IN*")]
    public async Task A_folder_that_does_not_exist_is_told_so(string folder)
    {
        var (error, _) = await Account(MailProtocol.Imap, Dovecot.ImapPort, folder).FailAsync(DovecotServer.Password);

        (error.Code, error.Step).ShouldBe((CheckErrorCode.FolderNotFound, CheckStep.OpenMailbox));
        error.Message.ShouldContain(folder);
    }

    [Theory]
    [InlineData("Größe & Co")]
    [InlineData("受信")]
    public async Task A_folder_may_have_any_name(string folder)
    {
        var box = Dovecot.CreateMailbox();
        await box.UseAsync(async inbox =>
        {
            await inbox.CreateAsync(folder, isMessageFolder: true);
            return true;
        });
        await using var mailbox = await Account(MailProtocol.Imap, Dovecot.ImapPort, "INBOX." + folder).OpenAsync(box);

        mailbox.Count.ShouldBe(0);
    }

    [Theory]
    [InlineData(ConnectionType.Ssl)]
    [InlineData(ConnectionType.Tls)]
    public async Task A_certificate_of_an_unknown_authority_is_refused_and_explained(ConnectionType type)
    {
        var account = Account(MailProtocol.Imap, PortOf(MailProtocol.Imap, type)).Secure(type, skipCertificate: false);

        var (error, steps) = await account.FailAsync();

        (error.Code, error.Step).ShouldBe((CheckErrorCode.CertificateInvalid, CheckStep.Secure));
        error.Message.ShouldContain("issued by an authority that is not trusted here (MailFunctions test authority)");
        steps.ShouldNotContain(step => step.Step == CheckStep.Authenticate);
    }

    private static string Detail(List<StepResult> steps, CheckStep step) => steps.Single(result => result.Step == step).Detail!;

    private int PortOf(MailProtocol protocol, ConnectionType? type) => (protocol, type) switch
    {
        (MailProtocol.Imap, ConnectionType.Ssl) => Dovecot.ImapsPort,
        (MailProtocol.Imap, _) => Dovecot.ImapPort,
        (_, ConnectionType.Ssl) => Dovecot.Pop3sPort,
        _ => Dovecot.Pop3Port,
    };
}
