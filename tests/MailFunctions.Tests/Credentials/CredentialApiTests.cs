using System.Net;
using System.Text.Json.Nodes;
using MailFunctions.Tests.Infrastructure;

namespace MailFunctions.Tests.Credentials;

/// <summary>Credentials: secrets go in, and never come out.</summary>
public sealed class CredentialApiTests(Product product)
{
    private const string Secret = "a-secret-that-must-not-be-seen-4711";

    private Api Api => product.Api;

    [Fact]
    public async Task Secret_is_in_no_answer()
    {
        var created = await CreateAsync();
        var path = $"api/credentials/{created["id"]}";

        var texts = new[] { created.ToJsonString(), (await Api.GetAsync(path)).ToJsonString(), string.Concat((await Api.AllAsync("api/credentials?pageSize=200")).Select(item => item.ToJsonString())) };

        texts.ShouldAllBe(text => !text.Contains(Secret, StringComparison.Ordinal));
        ((bool)created["managed"]!).ShouldBeTrue();
    }

    [Fact]
    public async Task Refused_secret_is_not_echoed()
    {
        using var response = await Api.SendAsync(HttpMethod.Post, "api/credentials", $$"""{"name":"x","userName":"y","password":"{{Secret}}\r\n"}""");

        var problem = await Api.ReadAsync(response, HttpStatusCode.BadRequest);
        problem["errors"]!["password"].ShouldNotBeNull();
        problem.ToJsonString().ShouldNotContain(Secret);
    }

    [Theory]
    [InlineData("""{"userName":"u","password":"p"}""", "name")]
    [InlineData("""{"name":"n","password":"p"}""", "userName")]
    [InlineData("""{"name":"n","userName":"u"}""", "password")]
    [InlineData("""{"name":"n","userName":"u","password":""}""", "password")]
    [InlineData("""{"name":"n","userName":"u","password":17}""", "password")]
    [InlineData("""{"name":"n","userName":"u\u0000","password":"p"}""", "userName")]
    [InlineData("""{"name":"n","userName":"u","password":"p","secretName":"s"}""", "password")]
    [InlineData("""{"name":"n","userName":"u","secretName":"no/such"}""", "secretName")]
    [InlineData("""{"name":"n","userName":"u","secretName":"credential-of-another"}""", "secretName")]
    [InlineData("""{"name":"n","userName":"u","secretName":"nothing-of-this-name"}""", "secretName")]
    [InlineData("""{"name":"n","userName":"u","password":"p","kind":"magic"}""", "kind")]
    [InlineData("""{"name":"n","userName":"u","password":"p","colour":"red"}""", "colour")]
    public async Task Wrong_member_is_named(string body, string named)
    {
        using var response = await Api.SendAsync(HttpMethod.Post, "api/credentials", body);

        (await Api.ReadAsync(response, HttpStatusCode.BadRequest))["errors"]![named].ShouldNotBeNull();
    }

    [Fact]
    public async Task Names_are_unique_regardless_of_case()
    {
        var name = Api.UniqueName();
        await CreateAsync(name);

        using var response = await Api.SendAsync(HttpMethod.Post, "api/credentials", Body(name.ToUpperInvariant()).ToJsonString());

        await Api.ReadAsync(response, HttpStatusCode.Conflict);
    }

    [Fact]
    public async Task Change_needs_the_present_ETag_and_keeps_the_secret_if_none_is_given()
    {
        var created = await CreateAsync();
        var path = $"api/credentials/{created["id"]}";
        var etag = await Api.ETagAsync(path);
        var body = $$"""{"name":"{{created["name"]}}","userName":"another"}""";

        using (var without = await Api.SendAsync(HttpMethod.Put, path, body))
        {
            without.StatusCode.ShouldBe((HttpStatusCode)428);
        }

        using (var changed = await Api.SendAsync(HttpMethod.Put, path, body, ifMatch: etag))
        {
            ((string)(await Api.ReadAsync(changed, HttpStatusCode.OK))["userName"]!).ShouldBe("another");
        }

        using var stale = await Api.SendAsync(HttpMethod.Put, path, body, ifMatch: etag);
        stale.StatusCode.ShouldBe(HttpStatusCode.PreconditionFailed);
    }

    [Fact]
    public async Task Rotated_password_is_used_by_the_next_check()
    {
        var mailbox = product.Dovecot.CreateMailbox();
        var account = await Api.CreateAccountAsync(mailbox, ConnectionKind.ImapSsl);
        var (id, path) = ((int)account["id"]!, $"api/credentials/{account["credentialId"]}");
        var name = (string)(await Api.GetAsync(path))["name"]!;

        await RotateAsync(path, name, mailbox.User, "wrong");
        ((string)(await Api.CheckAsync(id))["check"]!["lastError"]!["code"]!).ShouldBe("AuthenticationFailed");

        await RotateAsync(path, name, mailbox.User, DovecotServer.Password);
        (await Api.CheckAsync(id))["check"]!["lastError"].ShouldBeNull();
    }

    [Fact]
    public async Task Credential_may_name_a_secret_that_is_in_the_vault_already()
    {
        var owner = await CreateAsync(password: DovecotServer.Password);
        var mailbox = product.Dovecot.CreateMailbox();
        var vault = product.App.Vault();
        await vault.SetSecretAsync($"mail-{mailbox.User}", DovecotServer.Password, TestContext.Current.CancellationToken);

        var credential = await Api.PostAsync(
            "api/credentials",
            new JsonObject { ["name"] = Api.UniqueName(), ["userName"] = mailbox.User, ["secretName"] = $"mail-{mailbox.User}" },
            HttpStatusCode.Created);
        var body = ConnectionKind.ImapSsl.Account(mailbox, (string)credential["id"]!);
        var account = await Api.PostAsync("api/accounts", body, HttpStatusCode.Created);

        ((bool)credential["managed"]!).ShouldBeFalse();
        ((string)credential["id"]!).ShouldNotBe((string)owner["id"]!);
        (await Api.CheckAsync((int)account["id"]!))["check"]!["lastError"].ShouldBeNull();
    }

    private static JsonObject Body(string name, string password = Secret) => new() { ["name"] = name, ["userName"] = "user", ["password"] = password };

    private Task<JsonObject> CreateAsync(string? name = null, string password = Secret) =>
        Api.PostAsync("api/credentials", Body(name ?? Api.UniqueName(), password), HttpStatusCode.Created);

    private async Task RotateAsync(string path, string name, string user, string password)
    {
        var body = new JsonObject { ["name"] = name, ["userName"] = user, ["password"] = password };
        using var response = await Api.SendAsync(HttpMethod.Put, path, body.ToJsonString(), ifMatch: await Api.ETagAsync(path));
        await Api.ReadAsync(response, HttpStatusCode.OK);
    }
}
