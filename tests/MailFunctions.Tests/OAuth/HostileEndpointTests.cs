using MailFunctions.Accounts;
using MailFunctions.Credentials;
using MailFunctions.Credentials.OAuth;
using MailFunctions.Security;
using MailFunctions.Tests.Hostile;
using Microsoft.Extensions.Options;

namespace MailFunctions.Tests.OAuth;

/// <summary>Token endpoints that answer what none should.</summary>
public sealed class HostileEndpointTests
{
    private const string Secret = "client-secret-that-nobody-sees";

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("200 OK", "{\"access_token\":\"a b\",\"token_type\":\"Bearer\"}", "ProtocolError")]
    [InlineData("200 OK", "{\"access_token\":\"a\\u0001b\",\"token_type\":\"Bearer\"}", "ProtocolError")]
    [InlineData("200 OK", "{}", "ProtocolError")]
    [InlineData("200 OK", "[]", "ProtocolError")]
    [InlineData("200 OK", "<html>", "ProtocolError")]
    [InlineData("200 OK", "{\"error\":\"invalid_grant\"}", "ProtocolError")]
    [InlineData("302 Found\r\nLocation: https://169.254.169.254/", "", "ProtocolError")]
    [InlineData("404 Not Found", "<html>", "ProtocolError")]
    [InlineData("400 Bad Request", "{\"error\":\"invalid_scope\"}", "AuthenticationFailed")]
    [InlineData("400 Bad Request", "{\"error\":\"slow_down\"}", "ServerUnavailable")]
    [InlineData("400 Bad Request", "{\"error\":{\"message\":\"no\"}}", "ProtocolError")]
    [InlineData("400 Bad Request", "{\"error\":\"\\ud800\"}", "ProtocolError")]
    [InlineData("401 Unauthorized", "{\"error\":\"invalid_client\"}", "AuthenticationFailed")]
    [InlineData("429 Too Many Requests", "{\"error\":\"invalid_grant\"}", "ServerUnavailable")]
    [InlineData("500 Internal Server Error", "{\"error\":\"invalid_grant\"}", "ServerUnavailable")]
    public async Task Every_answer_has_a_meaning(string status, string body, string code)
    {
        await using var server = Answering($"HTTP/1.1 {status}\r\nContent-Type: application/json\r\nContent-Length: {body.Length}\r\n\r\n{body}");

        $"{(await FailAsync(server.Port)).Code}".ShouldBe(code);
    }

    [Fact]
    public async Task What_it_repeats_of_our_secrets_is_blotted_out()
    {
        var body = $"{{\"error\":\"invalid_client\",\"error_description\":\"bad\\r\\n{Secret} for you\"}}";
        await using var server = Answering($"HTTP/1.1 401 Unauthorized\r\nContent-Length: {body.Length}\r\n\r\n{body}");

        (await FailAsync(server.Port)).ServerAnswer.ShouldBe("401 invalid_client bad  *** for you");
    }

    [Fact]
    public async Task An_answer_without_end_is_given_up()
    {
        await using var server = new ScriptedServer(async connection =>
        {
            await connection.SendAsync("HTTP/1.1 200 OK\r\n\r\n{\"access_token\":\"");
            while (!connection.Cancellation.IsCancellationRequested)
            {
                await connection.SendAsync(new byte[16 * 1024]);
            }
        });

        (await FailAsync(server.Port)).Code.ShouldBe(CheckErrorCode.ServerUnavailable);
    }

    [Fact]
    public async Task Silence_is_given_up()
    {
        await using var server = new ScriptedServer(connection => connection.StallAsync());

        var failure = await FailAsync(server.Port);

        failure.Code.ShouldBe(CheckErrorCode.ServerUnavailable);
        failure.Message.ShouldContain("did not answer in time");
    }

    [Theory]
    [InlineData("https://127.0.0.1/token")]
    [InlineData("https://[::ffff:169.254.169.254]/token")]
    [InlineData("https://localhost/token")]
    public async Task Addresses_that_the_policy_forbids_are_not_connected_to(string endpoint)
    {
        using var tokens = Endpoint(allowLoopback: false);

        var failure = await Should.ThrowAsync<CredentialException>(() => tokens.AskAsync(CredentialOf(endpoint), new OAuthSecret(Secret, null), Stop));

        failure.Code.ShouldBe(CheckErrorCode.EgressDenied);
    }

    private static ScriptedServer Answering(string answer) => new(async connection =>
    {
        await connection.SendAsync(answer);
        await connection.StallAsync();
    });

    private static async Task<CredentialException> FailAsync(int port)
    {
        using var tokens = Endpoint(allowLoopback: true);
        return await Should.ThrowAsync<CredentialException>(
            () => tokens.AskAsync(CredentialOf($"http://127.0.0.1:{port}/token"), new OAuthSecret(Secret, null), Stop));
    }

    private static TokenEndpoint Endpoint(bool allowLoopback) => new(
        new EgressPolicy(Options.Create(new EgressOptions { AllowLoopback = allowLoopback })),
        Options.Create(new OAuthOptions { TimeoutSeconds = 1 }));

    private static Credential CredentialOf(string endpoint) => new()
    {
        Id = "c",
        Name = "test",
        Kind = CredentialKind.OAuthClientCredentials,
        UserName = "anna@example.com",
        TokenEndpoint = endpoint,
        ClientId = "client",
        Scopes = ["mail"],
        SecretName = "s",
        Managed = true,
        CreatedAt = default,
        CreatedBy = "",
        UpdatedAt = default,
        UpdatedBy = "",
    };
}
