using System.Net;
using System.Text.Json.Nodes;
using MailFunctions.Tests.Infrastructure;

namespace MailFunctions.Tests.OAuth;

/// <summary>Checks that log in with access tokens, from a real authorization server, on real mail servers.</summary>
public sealed class OAuthLogInTests(Product product, OAuthMail mail) : IClassFixture<OAuthMail>
{
    private const string ClientCredentials = "oauthClientCredentials";
    private const string RefreshToken = "oauthRefreshToken";

    public static TheoryData<string, string, string> Ways { get; } = new(
        from kind in new[] { ClientCredentials, RefreshToken }
        from protocol in new[] { "IMAP", "POP3" }
        from mechanism in new[] { "OAUTHBEARER", "XOAUTH2" }
        select (kind, protocol, mechanism));

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    private Api Api => product.Api;

    [Theory]
    [MemberData(nameof(Ways))]
    public async Task Both_kinds_log_in_over_both_protocols_with_both_mechanisms(string kind, string protocol, string mechanism)
    {
        var mailbox = mail.ServerOf(mechanism).CreateMailbox();
        await mailbox.DeliverAsync("Subject: one\r\n\r\nText\r\n"u8.ToArray());
        var (id, _) = await mail.CreateAsync(Api, kind, mailbox, new ConnectionKind(protocol, "SSL"));

        var check = (await Api.CheckAsync(id))["check"]!;
        var test = await Api.PostAsync($"api/accounts/{id}/test", null, HttpStatusCode.OK);

        ((string)check["state"]!).ShouldBe("Ok", check.ToJsonString());
        ((int)check["messagesStored"]!).ShouldBe(1);
        var step = test["steps"]!.AsArray().Single(step => (string)step!["step"]! == "Authenticate")!;
        ((string)step["detail"]!).ShouldBe($"Logged in as {mailbox.User} with {mechanism}");
    }

    [Theory]
    [InlineData(ClientCredentials)]
    [InlineData(RefreshToken)]
    public async Task A_token_is_asked_for_once_and_once_more_when_it_is_revoked(string kind)
    {
        var mailbox = mail.Dovecot.CreateMailbox();
        var (id, _) = await mail.CreateAsync(Api, kind, mailbox);
        await ShouldBeOkAsync(id);
        await ShouldBeOkAsync(id);
        (await mail.Server.RequestsAsync(mailbox.User)).ShouldBe(1);

        await mail.Server.RevokeAccessAsync(mailbox.User);

        await ShouldBeOkAsync(id);
        (await mail.Server.RequestsAsync(mailbox.User)).ShouldBe(2);
        (await Api.AllAsync($"api/accounts/{id}/checks")).ShouldAllBe(entry => entry["error"] == null);
    }

    [Fact]
    public async Task Many_accounts_of_one_credential_share_one_request()
    {
        var mailbox = mail.Dovecot.CreateMailbox();
        var (first, credential) = await mail.CreateAsync(Api, RefreshToken, mailbox);
        int[] ids = [first, .. await Task.WhenAll(Enumerable.Range(0, 7).Select(_ => OAuthMail.CreateAccountAsync(Api, mailbox, credential)))];

        await Task.WhenAll(ids.Select(ShouldBeOkAsync));

        (await mail.Server.RequestsAsync(mailbox.User)).ShouldBe(1);
    }

    [Fact]
    public async Task Consent_that_is_withdrawn_suspends_after_three_refusals_until_there_is_a_new_one()
    {
        var mailbox = mail.Dovecot.CreateMailbox();
        var (id, credential) = await mail.CreateAsync(Api, RefreshToken, mailbox);
        await ShouldBeOkAsync(id);
        await mail.Server.RevokeConsentAsync(mailbox.User);

        var states = new List<string>();
        JsonNode check = new JsonObject();
        for (var refusal = 0; refusal < 3; refusal++)
        {
            check = (await Api.CheckAsync(id))["check"]!;
            states.Add((string)check["state"]!);
        }

        states.ShouldBe(["Failing", "Failing", "Suspended"]);
        ((string)check["lastError"]!["code"]!).ShouldBe("AuthenticationFailed");
        ((string)check["lastError"]!["step"]!).ShouldBe("Credential");
        ((string)check["lastError"]!["message"]!).ShouldContain("consent again");
        ((string)check["lastError"]!["serverAnswer"]!).ShouldStartWith("400 invalid_grant");

        await ReplaceAsync(credential, await mail.DraftAsync(RefreshToken, mailbox.User));
        await Wait.UntilAsync(async () => (string?)(await Api.AccountAsync(id))["check"]!["state"] != "Suspended", "the account goes on");
        await ShouldBeOkAsync(id);
    }

    [Fact]
    public async Task A_client_secret_that_expired_is_told_from_a_withdrawn_consent()
    {
        var mailbox = mail.Dovecot.CreateMailbox();
        await mail.Server.TurnAsync(mailbox.User, "secret", "another-one");
        var (id, _) = await mail.CreateAsync(Api, ClientCredentials, mailbox);

        var error = (await Api.CheckAsync(id))["check"]!["lastError"]!;

        ((string)error["code"]!).ShouldBe("AuthenticationFailed");
        ((string)error["message"]!).ShouldContain("new client secret");
    }

    [Fact]
    public async Task A_sign_in_service_that_is_down_suspends_nobody_and_its_words_give_no_secret_away()
    {
        var mailbox = mail.Dovecot.CreateMailbox();
        var (id, credential) = await mail.CreateAsync(Api, RefreshToken, mailbox);
        await mail.Server.TurnAsync(mailbox.User, "down", true);

        JsonNode check = new JsonObject();
        for (var failure = 0; failure < 4; failure++)
        {
            check = (await Api.CheckAsync(id))["check"]!;
        }

        ((string)check["state"]!).ShouldBe("Failing");
        ((int)check["consecutiveFailures"]!).ShouldBe(4);
        ((string)check["lastError"]!["code"]!).ShouldBe("ServerUnavailable");
        var given = (await product.App.Vault().GetSecretAsync("credential-" + credential, cancellationToken: Stop)).Value.Value;
        var said = check.ToJsonString() + await Api.GetAsync($"api/credentials/{credential}") + string.Concat(product.App.Log);
        foreach (var secret in (string[])[OAuthServer.ClientSecret, Uri.EscapeDataString(OAuthServer.ClientSecret), (string)JsonNode.Parse(given)!["refreshToken"]!])
        {
            said.ShouldNotContain(secret[..12]);
        }

        await mail.Server.TurnAsync(mailbox.User, "down", false);
        await ShouldBeOkAsync(id);
    }

    [Theory]
    [InlineData("https://169.254.169.254/token", "EgressDenied")]
    [InlineData("https://no-such-host.invalid/token", "DnsFailure")]
    [InlineData("http://127.0.0.1:1/token", "ServerUnavailable")]
    public async Task A_token_endpoint_that_cannot_be_reached_is_explained(string endpoint, string code)
    {
        var mailbox = mail.Dovecot.CreateMailbox();
        var (id, _) = await mail.CreateAsync(Api, ClientCredentials, mailbox, change: draft => draft["tokenEndpoint"] = endpoint);

        var check = (await Api.CheckAsync(id))["check"]!;

        ((string)check["lastError"]!["code"]!).ShouldBe(code);
        ((string)check["lastError"]!["step"]!).ShouldBe("Credential");
    }

    [Fact]
    public async Task Tokens_are_not_sent_on_a_connection_that_is_not_secure_or_to_servers_that_take_none()
    {
        var mailbox = mail.Dovecot.CreateMailbox();
        var (plain, credential) = await mail.CreateAsync(Api, ClientCredentials, mailbox, ConnectionKind.Imap);
        var elsewhere = await OAuthMail.CreateAccountAsync(Api, product.Dovecot.CreateMailbox(), credential);

        var unsafely = (await Api.CheckAsync(plain))["check"]!["lastError"]!;
        var untaken = (await Api.CheckAsync(elsewhere))["check"]!["lastError"]!;

        ((string)unsafely["code"]!).ShouldBe("TlsNotOffered");
        ((string)untaken["code"]!).ShouldBe("AuthenticationFailed");
        ((string)untaken["message"]!).ShouldContain("takes no OAuth access tokens");
    }

    [Fact]
    public async Task A_token_for_another_mailbox_is_refused_in_words_that_fit()
    {
        var mailbox = mail.Dovecot.CreateMailbox();
        var (id, _) = await mail.CreateAsync(Api, ClientCredentials, mailbox, change: draft => draft["clientId"] = "somebody");

        var error = (await Api.CheckAsync(id))["check"]!["lastError"]!;

        ((string)error["code"]!).ShouldBe("AuthenticationFailed");
        ((string)error["step"]!).ShouldBe("Authenticate");
        ((string)error["message"]!).ShouldContain("refused the access token");
    }

    private async Task ShouldBeOkAsync(int id)
    {
        var check = (await Api.CheckAsync(id))["check"]!;
        ((string)check["state"]!).ShouldBe("Ok", check.ToJsonString());
    }

    private async Task ReplaceAsync(string credential, JsonObject body)
    {
        var path = $"api/credentials/{credential}";
        using var response = await Api.SendAsync(HttpMethod.Put, path, body.ToJsonString(), ifMatch: await Api.ETagAsync(path));
        await Api.ReadAsync(response, HttpStatusCode.OK);
    }
}
