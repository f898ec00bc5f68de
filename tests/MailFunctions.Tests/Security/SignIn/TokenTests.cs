using System.Buffers.Text;
using System.Net;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using MailFunctions.Tests.Infrastructure;

namespace MailFunctions.Tests.Security.SignIn;

/// <summary>Which access tokens are accepted, and what is said of the others.</summary>
public sealed class TokenTests(SignInFixture fixture) : IClassFixture<SignInFixture>
{
    private static readonly string[] AllRoles = ["Accounts.Read", "Accounts.Manage", "Credentials.Manage", "Mail.Read", "Reports.Manage", "Audit.Read"];

    [Fact]
    public async Task Token_of_the_provider_signs_in_with_its_roles()
    {
        var me = await MeAsync(await fixture.Provider.TokenAsync("Mail.Read", "Accounts.Read", "Somebody.Elses"));

        me.ToJsonString().ShouldBe("""{"name":"Mail.Read,Accounts.Read,Somebody.Elses","id":"Mail.Read,Accounts.Read,Somebody.Elses","roles":["Accounts.Read","Mail.Read"]}""");
    }

    [Theory]
    [InlineData("preferred_username", "anna@example.com")]
    [InlineData("upn", "anna.v1@example.com")]
    [InlineData("name", "Anna Example")]
    [InlineData("appid", "an app, v1")]
    [InlineData("azp", "an app, v2")]
    [InlineData("sub", "pairwise-7")]
    public async Task Name_is_the_best_that_the_token_has_and_the_id_stays_the_same(string claim, string name)
    {
        var token = Forge();
        token.Claims.Remove("preferred_username");
        token.Claims[claim] = name;

        var me = await MeAsync(token.Signed(fixture.Key));

        ((string?)me["name"]).ShouldBe(name);
        ((string?)me["id"]).ShouldBe("11111111-2222-3333-4444-555555555555");
    }

    [Fact]
    public async Task Name_that_would_break_lines_is_not_taken()
    {
        var token = Forge();
        token.Claims["preferred_username"] = "anna\nroot";
        token.Claims["upn"] = new string('u', 201);
        token.Claims["azp"] = "app";

        ((string?)(await MeAsync(token.Signed(fixture.Key)))["name"]).ShouldBe("app");
    }

    [Theory]
    [InlineData("at+jwt")]
    [InlineData("application/at+jwt")]
    [InlineData(null)]
    public async Task Kinds_of_access_token_are_accepted(string? type)
    {
        var token = Forge();
        token.Header["typ"] = type;

        await MeAsync(token.Signed(fixture.Key));
    }

    [Fact]
    public async Task One_of_several_audiences_is_enough()
    {
        var second = Forge();
        second.Claims["aud"] = "00000000-aaaa-bbbb-cccc-000000000000";
        var many = Forge();
        many.Claims["aud"] = new JsonArray("api://other", IdentityProvider.Audience);

        await MeAsync(second.Signed(fixture.Key));
        await MeAsync(many.Signed(fixture.Key));
    }

    [Fact]
    public async Task Clocks_may_differ_by_a_few_seconds()
    {
        var token = Forge();
        token.Claims["exp"] = ForgedToken.In(-2);
        var early = Forge();
        early.Claims["nbf"] = ForgedToken.In(25);

        await MeAsync(token.Signed(fixture.Key));
        await MeAsync(early.Signed(fixture.Key));
    }

    [Fact]
    public async Task Token_without_roles_may_do_nothing_and_is_told_which_role_it_takes()
    {
        var token = Forge();
        token.Claims.Remove("roles");

        (await MeAsync(token.Signed(fixture.Key)))["roles"]!.AsArray().ShouldBeEmpty();
        using var response = await fixture.SendAsync(token.Signed(fixture.Key), "api/accounts");
        ((string?)(await Api.ReadAsync(response, HttpStatusCode.Forbidden))["detail"])!.ShouldContain("Accounts.Read");
    }

    [Theory]
    [InlineData("accounts.read")]
    [InlineData("Accounts.Read Mail.Read")]
    [InlineData("AccountsRead")]
    public async Task Role_is_taken_by_its_exact_word_only(string role)
    {
        var token = Forge();
        token.Claims["roles"] = role;

        using var response = await fixture.SendAsync(token.Signed(fixture.Key), "api/accounts");
        await Api.ReadAsync(response, HttpStatusCode.Forbidden);
    }

    [Fact]
    public async Task Two_roles_open_two_doors_and_no_third()
    {
        var token = await fixture.Provider.TokenAsync("Accounts.Read", "Reports.Manage");

        (await StatusAsync(token, "api/accounts")).ShouldBe(HttpStatusCode.OK);
        (await StatusAsync(token, "api/exports")).ShouldBe(HttpStatusCode.OK);
        (await StatusAsync(token, "api/accounts/1/inbox")).ShouldBe(HttpStatusCode.Forbidden);
    }

    [Fact]
    public async Task Changes_are_signed_with_the_name()
    {
        var token = Forge();
        token.Claims["roles"] = new JsonArray([.. AllRoles.Select(role => (JsonNode)role)]);
        using var body = new StringContent(
            $$"""{"name":"{{Api.UniqueName()}}","userName":"u","password":"p"}""", Encoding.UTF8, "application/json");

        using var response = await fixture.SendAsync(token.Signed(fixture.Key), "api/credentials", HttpMethod.Post, body);

        ((string?)(await Api.ReadAsync(response, HttpStatusCode.Created))["createdBy"]).ShouldBe("anna@example.com");
    }

    [Theory]
    [InlineData("expired", "The token expired at 20")]
    [InlineData("future", "The token is not valid before 20")]
    [InlineData("without expiry", "The token does not say when it expires.")]
    [InlineData("audience", "The token is meant for another audience.")]
    [InlineData("no audience", "The token is meant for another audience.")]
    [InlineData("audience in part", "The token is meant for another audience.")]
    [InlineData("issuer", "The token comes from another issuer.")]
    [InlineData("issuer with slash", "The token comes from another issuer.")]
    [InlineData("no issuer", "The token comes from another issuer.")]
    [InlineData("unknown key", "The token is signed with a key that its issuer does not publish.")]
    [InlineData("key of the same name", "The token's signature is not valid.")]
    [InlineData("key within", "The token is signed with a key that its issuer does not publish.")]
    [InlineData("alg none", "The token's signature is not valid.")]
    [InlineData("alg None", "The token's signature is not valid.")]
    [InlineData("HS256 by PEM", "The token")]
    [InlineData("HS256 by modulus", "The token")]
    [InlineData("tampered", "The token's signature is not valid.")]
    [InlineData("no signature", "The token's signature is not valid.")]
    [InlineData("logout token", "The token is not an access token.")]
    [InlineData("nobody's", "The token is not valid.")]
    [InlineData("20 KB", "The token cannot be read.")]
    [InlineData("one part", "The token cannot be read.")]
    [InlineData("three empty parts", "The token")]
    [InlineData("no JSON", "The token")]
    [InlineData("encrypted", "The token")]
    public async Task Other_tokens_are_refused_with_words(string kind, string words)
    {
        using var response = await fixture.SendAsync(Bad(kind));

        var problem = await Api.ReadAsync(response, HttpStatusCode.Unauthorized);
        ((string?)problem["detail"])!.ShouldStartWith(words);
        response.Content.Headers.ContentType!.MediaType.ShouldBe("application/problem+json");
        var challenge = response.Headers.WwwAuthenticate.ShouldHaveSingleItem();
        challenge.Scheme.ShouldBe("Bearer");
        challenge.Parameter!.ShouldStartWith($"error=\"invalid_token\", error_description=\"{words}");
    }

    [Fact]
    public async Task Who_sends_no_token_is_asked_for_one()
    {
        using var response = await fixture.SendAsync(null);

        await Api.ReadAsync(response, HttpStatusCode.Unauthorized);
        response.Headers.WwwAuthenticate.ToString().ShouldBe("Bearer");
    }

    [Fact]
    public async Task Token_larger_than_headers_may_be_is_refused() =>
        (await StatusAsync(new string('a', 40_000))).ShouldBe(HttpStatusCode.RequestHeaderFieldsTooLarge);

    [Theory]
    [InlineData("api/health")]
    [InlineData("api/health/ready")]
    [InlineData("favicon.svg")]
    public async Task Anonymous_routes_stay_so_whatever_is_sent(string path)
    {
        (await StatusAsync(null, path)).ShouldNotBe(HttpStatusCode.Unauthorized);
        (await StatusAsync("garbage", path)).ShouldNotBe(HttpStatusCode.Unauthorized);
    }

    [Fact]
    public async Task Log_says_why_once_and_without_the_token()
    {
        var token = Forge();
        token.Claims["aud"] = "api://somebody-elses";
        var text = token.Signed(fixture.Key);

        using var response = await fixture.SendAsync(text, "api/connectors");

        await Api.ReadAsync(response, HttpStatusCode.Unauthorized);
        var log = await Wait.ForAsync(
            () => Task.FromResult(fixture.App.Log.Where(line => line.Contains("ListConnectors", StringComparison.Ordinal)).ToList() is { Count: > 0 } lines ? lines : null),
            "the refusal is logged");
        log.ShouldHaveSingleItem().ShouldContain("another audience");
        string.Join('\n', fixture.App.Log).ShouldNotContain(text.Split('.')[2]);
        fixture.App.Log.ShouldNotContain(line => line.Contains("JwtBearer", StringComparison.Ordinal));
    }

    private ForgedToken Forge() => new(fixture.Provider.Issuer);

    private async Task<JsonObject> MeAsync(string token)
    {
        using var response = await fixture.SendAsync(token);
        return await Api.ReadAsync(response, HttpStatusCode.OK);
    }

    private async Task<HttpStatusCode> StatusAsync(string? token, string path = "api/me")
    {
        using var response = await fixture.SendAsync(token, path);
        return response.StatusCode;
    }

    private string Bad(string kind)
    {
        var token = Forge();
        using var other = new SigningKey("other");
        switch (kind)
        {
            case "expired":
                token.Claims["exp"] = ForgedToken.In(-45);
                break;
            case "future":
                token.Claims["nbf"] = ForgedToken.In(300);
                break;
            case "without expiry":
                token.Claims.Remove("exp");
                break;
            case "audience":
                token.Claims["aud"] = "api://other";
                break;
            case "no audience":
                token.Claims.Remove("aud");
                break;
            case "audience in part":
                token.Claims["aud"] = IdentityProvider.Audience + "/more";
                break;
            case "issuer":
                token.Claims["iss"] = "https://login.example.com/";
                break;
            case "issuer with slash":
                token.Claims["iss"] = fixture.Provider.Issuer + "/";
                break;
            case "no issuer":
                token.Claims.Remove("iss");
                break;
            case "unknown key":
                token.Header["kid"] = other.Id;
                return token.Signed(other);
            case "key of the same name":
                return token.Signed(other);
            case "key within":
                (token.Header["kid"], token.Header["jwk"], token.Header["jku"]) = (other.Id, other.PublicJwk(), "http://127.0.0.1/jwks");
                return token.Signed(other);
            case "alg none" or "alg None":
                token.Header["alg"] = kind[4..];
                return token.Signed(_ => []);
            case "HS256 by PEM":
                token.Header["alg"] = "HS256";
                return token.Signed(data => HMACSHA256.HashData(Encoding.ASCII.GetBytes(fixture.Key.PublicPem), data));
            case "HS256 by modulus":
                token.Header["alg"] = "HS256";
                return token.Signed(data => HMACSHA256.HashData(Base64Url.DecodeFromChars((string)fixture.Key.PublicJwk()["n"]!), data));
            case "tampered":
                var before = token.Signed(fixture.Key).Split('.');
                token.Claims["roles"] = new JsonArray("Accounts.Manage");
                return $"{before[0]}.{token.Signed(fixture.Key).Split('.')[1]}.{before[2]}";
            case "no signature":
                return token.Signed(_ => []);
            case "logout token":
                token.Header["typ"] = "logout+jwt";
                break;
            case "nobody's":
                token.Claims.Remove("sub");
                token.Claims.Remove("oid");
                break;
            case "20 KB":
                return new string('a', 20_000);
            case "one part":
                return "garbage";
            case "three empty parts":
                return "..";
            case "no JSON":
                return "YWJj.YWJj.YWJj";
            default:
                return "eyJhbGciOiJSU0EtT0FFUCIsImVuYyI6IkEyNTZHQ00ifQ.AAAA.AAAA.AAAA.AAAA";
        }

        return token.Signed(fixture.Key);
    }
}
