using System.Net;
using System.Text.Json.Nodes;
using MailFunctions.Email;
using MailFunctions.Security;
using MailFunctions.Tests.Hostile;
using MailFunctions.Tests.Infrastructure;
using Microsoft.Extensions.Options;
using MimeKit;

namespace MailFunctions.Tests.Security.Egress;

/// <summary>Every spelling, wherever the product takes a host: it is refused as input, or not connected to.</summary>
public sealed class SpellingApiTests(Product product)
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Accounts_connectors_and_token_endpoints_lead_nowhere_forbidden()
    {
        await using var azurite = await AzuriteServer.StartAsync();
        await using var app = await App.StartAsync(
            azurite, product.Certificates, ("Egress__AllowLoopback", "false"), ("Egress__AllowPrivate", "false"));
        var api = new Api(app.Http);
        var credential = await api.CreateCredentialAsync("nobody");
        var connected = new List<string>();
        foreach (var host in Spelling.All)
        {
            connected.AddRange(
                from tried in new[]
                {
                    ("account", await TryAsync(api, "api/accounts/test", Account(host, credential))),
                    ("connector", await TryConnectorAsync(api, host, "imap.example.com", 1080)),
                    ("token endpoint", await TryTokenEndpointAsync(api, host)),
                }
                where tried.Item2 is not (null or "EgressDenied")
                select $"{tried.Item1} {host}: {tried.Item2}");
        }

        connected.ShouldBeEmpty();
    }

    [Fact]
    public async Task Proxies_are_asked_for_nothing_that_is_never_allowed()
    {
        var asked = 0;
        await using var proxy = new ScriptedServer(_ =>
        {
            Interlocked.Increment(ref asked);
            return Task.CompletedTask;
        });
        var connected = new List<string>();
        foreach (var host in Spelling.Never)
        {
            if (await TryConnectorAsync(product.Api, "127.0.0.1", host, proxy.Port) is { } outcome && outcome != "EgressDenied")
            {
                connected.Add($"{host}: {outcome}");
            }
        }

        connected.ShouldBeEmpty();
        asked.ShouldBe(0);
    }

    [Fact]
    public async Task Proxy_is_told_an_address_as_the_policy_read_it()
    {
        await using var proxy = new ScriptedServer(async connection =>
        {
            await connection.ReadLineAsync();
            await connection.SendAsync("HTTP/1.1 403 Forbidden\r\n\r\n");
        });

        await TryConnectorAsync(product.Api, "127.0.0.1", "010.8.8.8", proxy.Port, "HTTP");

        proxy.Received.ShouldContain(line => line.StartsWith("CONNECT 8.8.8.8:993 ", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Relay_leads_nowhere_forbidden()
    {
        var policy = new EgressPolicy(Options.Create(new EgressOptions()));
        using var message = new MimeMessage();
        foreach (var host in Spelling.All)
        {
            var relay = new Relay(policy, null!, Options.Create(new SmtpOptions { Host = host, From = "reports@example.com", TimeoutSeconds = 5 }));

            var outcome = await relay.SendAsync(message, Stop);

            outcome.Kind.ShouldBe(SmtpOutcomeKind.Refused, host);
            outcome.Detail!.ShouldContain("egress policy forbids", Case.Sensitive, host);
        }
    }

    private static JsonObject Account(string host, string credential) => new()
    {
        ["name"] = Api.UniqueName(), ["protocol"] = "IMAP", ["address"] = host, ["port"] = 143, ["secureConnection"] = false, ["credentialId"] = credential,
    };

    private static async Task<string?> TryConnectorAsync(Api api, string proxy, string target, int port, string type = "SOCKS5")
    {
        var draft = new JsonObject { ["name"] = Api.UniqueName(), ["type"] = type, ["address"] = proxy, ["port"] = port };
        return await CreateAsync(api, "api/connectors", draft) is { } id
            ? await TryAsync(api, $"api/connectors/{id}/test", new() { ["address"] = target, ["port"] = 993 })
            : null;
    }

    private static async Task<string?> TryTokenEndpointAsync(Api api, string host)
    {
        var authority = host.Contains(':', StringComparison.Ordinal) ? $"[{host.Trim('[', ']')}]" : host;
        var draft = new JsonObject
        {
            ["name"] = Api.UniqueName(), ["kind"] = "oauthClientCredentials", ["userName"] = "u", ["tokenEndpoint"] = $"https://{authority}/token",
            ["clientId"] = "c", ["clientSecret"] = "s", ["scopes"] = new JsonArray("mail"),
        };
        return await CreateAsync(api, "api/credentials", draft) is { } id
            ? await TryAsync(api, "api/accounts/test", Account("imap.example.com", id))
            : null;
    }

    /// <returns>The id; <see langword="null"/> if it was refused as malformed.</returns>
    private static async Task<string?> CreateAsync(Api api, string path, JsonObject draft)
    {
        using var response = await api.SendAsync(HttpMethod.Post, path, draft.ToJsonString());
        return response.StatusCode == HttpStatusCode.BadRequest ? null : (string)(await Api.ReadAsync(response, HttpStatusCode.Created))["id"]!;
    }

    /// <returns>The code of the step that failed, <c>Ok</c> if none did; <see langword="null"/> if it was refused as malformed.</returns>
    private static async Task<string?> TryAsync(Api api, string path, JsonObject draft)
    {
        using var response = await api.SendAsync(HttpMethod.Post, path, draft.ToJsonString());
        if (response.StatusCode == HttpStatusCode.BadRequest)
        {
            return null;
        }

        var steps = (await Api.ReadAsync(response, HttpStatusCode.OK))["steps"]!.AsArray();
        return steps.Select(step => (string?)step!["error"]?["code"]).FirstOrDefault(code => code is not null) ?? "Ok";
    }
}
