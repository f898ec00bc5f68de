using System.Net;
using System.Text.Json.Nodes;
using MailFunctions.Tests.Infrastructure;

namespace MailFunctions.Tests.OAuth;

/// <summary>OAuth credentials as the API takes and shows them.</summary>
public sealed class OAuthDraftTests(Product product)
{
    private const string Credentials = "api/credentials";
    private const string Secret = "s3cret-that-nobody-sees";

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    private Api Api => product.Api;

    [Fact]
    public async Task An_oauth_credential_is_shown_without_its_secrets()
    {
        var draft = Draft("oauthRefreshToken");
        using var response = await Api.SendAsync(HttpMethod.Post, Credentials, draft.ToJsonString());
        var text = await response.Content.ReadAsStringAsync(Stop);
        var created = await Api.ReadAsync(response, HttpStatusCode.Created);

        text.ShouldNotContain(Secret);
        created.Select(member => member.Key).ShouldNotContain("clientSecret");
        ((string)created["kind"]!).ShouldBe("oauthRefreshToken");
        ((string)created["tokenEndpoint"]!).ShouldBe("https://login.example.com/token");
        ((string)created["clientId"]!).ShouldBe("client");
        created["scopes"]!.AsArray().Select(scope => (string)scope!).ShouldBe(["https://mail.example.com/IMAP", "offline_access"]);
        JsonNode.DeepEquals(await Api.GetAsync($"{Credentials}/{created["id"]}"), created).ShouldBeTrue();
    }

    [Fact]
    public async Task The_documented_examples_are_taken_as_they_are()
    {
        var text = await File.ReadAllTextAsync(Path.Combine(RepositoryRoot.Path, "functions/MailFunctions/Credentials/README.md"), Stop);
        var examples = text.Split("```json\n").Skip(1).Select(part => JsonNode.Parse(part[..part.IndexOf("```", StringComparison.Ordinal)])!.AsObject()).ToList();

        examples.Count.ShouldBe(3);
        foreach (var example in examples)
        {
            example["name"] = Api.UniqueName();
            await Api.PostAsync(Credentials, example, HttpStatusCode.Created);
        }
    }

    [Theory]
    [InlineData("oauthClientCredentials", "tokenEndpoint", "http://login.example.com/token")]
    [InlineData("oauthClientCredentials", "tokenEndpoint", "https://user@login.example.com/token")]
    [InlineData("oauthClientCredentials", "tokenEndpoint", "https://login.example.com/token#x")]
    [InlineData("oauthClientCredentials", "tokenEndpoint", "/token")]
    [InlineData("oauthClientCredentials", "tokenEndpoint", null)]
    [InlineData("oauthClientCredentials", "clientId", null)]
    [InlineData("oauthClientCredentials", "clientSecret", null)]
    [InlineData("oauthClientCredentials", "clientSecret", "")]
    [InlineData("oauthClientCredentials", "password", "p")]
    [InlineData("oauthClientCredentials", "refreshToken", "r")]
    [InlineData("oauthClientCredentials", "userName", null)]
    [InlineData("oauthRefreshToken", "refreshToken", null)]
    [InlineData("oauthRefreshToken", "secretName", "mail", "clientSecret", "refreshToken")]
    [InlineData("password", "tokenEndpoint", "https://login.example.com/token", "tokenEndpoint", "clientId", "clientSecret", "scopes", "password")]
    public async Task A_bad_draft_is_the_callers_problem(string kind, string member, string? value, params string[] fields)
    {
        var draft = Draft(kind);
        draft[member] = value;

        var problem = await Api.PostAsync(Credentials, draft, HttpStatusCode.BadRequest);

        var wrong = fields.Length > 0 ? fields : [member];
        problem["errors"]!.AsObject().Select(error => error.Key).ShouldBe(wrong, ignoreOrder: true);
    }

    [Theory]
    [InlineData("\"mail\"")]
    [InlineData("[\"a b\"]")]
    [InlineData("[\"\"]")]
    [InlineData("[null]")]
    [InlineData("[1]")]
    public async Task Scopes_are_a_list_of_words(string scopes)
    {
        var draft = Draft("oauthClientCredentials");
        draft["scopes"] = JsonNode.Parse(scopes);

        var problem = await Api.PostAsync(Credentials, draft, HttpStatusCode.BadRequest);

        problem["errors"]!.AsObject().Select(error => error.Key).ShouldBe(["scopes"]);
    }

    [Fact]
    public async Task A_credential_that_becomes_another_kind_needs_that_kinds_secret()
    {
        var created = await Api.PostAsync(Credentials, Draft("oauthClientCredentials"), HttpStatusCode.Created);
        var path = $"{Credentials}/{created["id"]}";
        var without = Draft("oauthClientCredentials");
        without.Remove("clientSecret");
        var other = Draft("oauthRefreshToken");
        other.Remove("clientSecret");
        other.Remove("refreshToken");

        using var kept = await Api.SendAsync(HttpMethod.Put, path, without.ToJsonString(), ifMatch: "*");
        using var refused = await Api.SendAsync(HttpMethod.Put, path, other.ToJsonString(), ifMatch: "*");

        kept.StatusCode.ShouldBe(HttpStatusCode.OK);
        (await Api.ReadAsync(refused, HttpStatusCode.BadRequest))["errors"]!["refreshToken"].ShouldNotBeNull();
    }

    private static JsonObject Draft(string kind)
    {
        var draft = new JsonObject
        {
            ["name"] = Api.UniqueName("oauth"),
            ["kind"] = kind,
            ["userName"] = "anna@example.com",
            ["tokenEndpoint"] = "https://login.example.com/token",
            ["clientId"] = "client",
            ["clientSecret"] = Secret + "1",
            ["scopes"] = new JsonArray("https://mail.example.com/IMAP", "offline_access"),
        };
        if (kind == "oauthRefreshToken")
        {
            draft["refreshToken"] = Secret + "2";
        }

        return draft;
    }
}
