using System.Text.Json.Nodes;
using MailFunctions.Tests.Infrastructure;

namespace MailFunctions.Tests.MainJob;

/// <summary>The six ways to reach a mailbox, each with what comes of it.</summary>
public sealed class ConnectionKindTests(Product product)
{
    private Api Api => product.Api;

    [Theory]
    [MemberData(nameof(ConnectionKind.All), MemberType = typeof(ConnectionKind))]
    public async Task Check_succeeds_with_the_right_password_and_fails_with_a_wrong_one(string protocol, string? connectionType)
    {
        var kind = new ConnectionKind(protocol, connectionType);
        var mailbox = product.Dovecot.CreateMailbox();
        await mailbox.DeliverAsync("Subject: one\r\n\r\nText\r\n"u8.ToArray());
        var id = (int)(await Api.CreateAccountAsync(mailbox, kind))["id"]!;

        var good = (await Api.CheckAsync(id))["check"]!;
        await Api.PatchAccountAsync(id, new() { ["credentialId"] = await Api.CreateCredentialAsync(mailbox.User, "wrong") });
        var bad = (await Api.CheckAsync(id))["check"]!;

        ((string)good["state"]!).ShouldBe("Ok");
        good["lastError"].ShouldBeNull();
        good["lastSuccessAt"]!.ToString().ShouldBe(good["lastCheckedAt"]!.ToString());
        ((string)bad["state"]!).ShouldBe("Failing");
        ((int)bad["consecutiveFailures"]!).ShouldBe(1);
        ((int)bad["messagesStored"]!).ShouldBe(1);
        bad["lastSuccessAt"]!.ToString().ShouldBe(good["lastSuccessAt"]!.ToString());
        ((string)bad["lastError"]!["code"]!).ShouldBe("AuthenticationFailed");
        ((string)bad["lastError"]!["step"]!).ShouldBe("Authenticate");
        (await Api.InboxAsync(id)).ShouldHaveSingleItem();
    }

    [Fact]
    public async Task Account_is_suspended_after_three_refusals_until_its_credential_changes()
    {
        var mailbox = product.Dovecot.CreateMailbox();
        var id = (int)(await Api.CreateAccountAsync(mailbox, ConnectionKind.ImapSsl, body => body["automaticCheck"] = true))["id"]!;
        var right = (string)(await Api.AccountAsync(id))["credentialId"]!;
        await Api.PatchAccountAsync(id, new() { ["credentialId"] = await Api.CreateCredentialAsync(mailbox.User, "wrong") });

        var states = new List<string>();
        JsonNode check = new JsonObject();
        for (var refusal = 0; refusal < 3; refusal++)
        {
            check = (await Api.CheckAsync(id))["check"]!;
            states.Add((string)check["state"]!);
        }

        states.ShouldBe(["Failing", "Failing", "Suspended"]);
        check["nextCheckAt"].ShouldBeNull();
        var changed = (await Api.PatchAccountAsync(id, new() { ["credentialId"] = right }))["check"]!;
        changed["nextCheckAt"].ShouldNotBeNull();
        ((string)(await Api.CheckAsync(id))["check"]!["state"]!).ShouldBe("Ok");
    }

    [Fact]
    public async Task Certificate_of_an_unknown_authority_is_taken_only_if_it_is_to_be_skipped()
    {
        using var unknown = new TestCertificates();
        await using var dovecot = await DovecotServer.StartAsync(unknown);
        var mailbox = dovecot.CreateMailbox();
        var id = (int)(await Api.CreateAccountAsync(mailbox, ConnectionKind.ImapSsl))["id"]!;

        var refused = (await Api.CheckAsync(id))["check"]!["lastError"]!;
        await Api.PatchAccountAsync(id, new() { ["skipCertificate"] = true });
        var skipped = (await Api.CheckAsync(id))["check"]!;

        ((string)refused["code"]!).ShouldBe("CertificateInvalid");
        ((string)refused["step"]!).ShouldBe("Secure");
        ((string)skipped["state"]!).ShouldBe("Ok");
    }
}
