using System.Net;
using System.Text.Json.Nodes;
using MailFunctions.Tests.Infrastructure;

namespace MailFunctions.Tests.Credentials;

/// <summary>Credentials from their creation to their deletion, and the list of them.</summary>
public sealed class CredentialLifeTests(Product product)
{
    private const string Credentials = "api/credentials";
    private const string Secret = "s3cret-that-nobody-sees";

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    private Api Api => product.Api;

    [Fact]
    public async Task A_credential_is_created_with_its_place_and_etag_and_without_its_secret()
    {
        var draft = Draft();
        using var response = await SendAsync(HttpMethod.Post, Credentials, draft);
        var text = await response.Content.ReadAsStringAsync(Stop);
        var created = await Api.ReadAsync(response, HttpStatusCode.Created);

        ((string)created["id"]!).ShouldMatch("^[0-9a-f]{32}$");
        ((bool)created["managed"]!).ShouldBeTrue();
        ((string)created["kind"]!).ShouldBe("password");
        ((string)created["createdBy"]!).ShouldBe("local");
        text.ShouldNotContain(Secret);
        response.Headers.Location!.ToString().ShouldBe($"/{Credentials}/{created["id"]}");
        (await Api.ETagAsync(PathOf(created))).ShouldBe(response.Headers.ETag!.ToString());
        JsonNode.DeepEquals(await Api.GetAsync(PathOf(created)), created).ShouldBeTrue();
        product.App.Log.ShouldNotContain(line => line.Contains(Secret, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Everything_wrong_with_a_new_credential_is_said_at_once()
    {
        var problem = await Api.PostAsync(Credentials, new() { ["name"] = "a\tb", ["shoe"] = 44, ["kind"] = "stamp" }, HttpStatusCode.BadRequest);

        problem["errors"]!.AsObject().Select(error => error.Key).ShouldBe(["name", "shoe", "kind", "userName", "password"], ignoreOrder: true);
    }

    [Fact]
    public async Task A_name_that_was_given_up_is_free()
    {
        var created = await Api.PostAsync(Credentials, Draft(), HttpStatusCode.Created);
        await ReplaceAsync(created, Draft(password: null));

        await Api.PostAsync(Credentials, Draft((string)created["name"]!), HttpStatusCode.Created);
    }

    [Fact]
    public async Task The_secret_of_another_credential_cannot_be_named()
    {
        var managed = await Api.PostAsync(Credentials, Draft(), HttpStatusCode.Created);
        var draft = Draft(password: null);
        draft["secretName"] = ((string)managed["secretName"]!).ToUpperInvariant();

        await Api.PostAsync(Credentials, draft, HttpStatusCode.BadRequest);
    }

    [Fact]
    public async Task A_change_needs_the_present_etag()
    {
        var created = await Api.PostAsync(Credentials, Draft(), HttpStatusCode.Created);
        var stale = await Api.ETagAsync(PathOf(created));
        await ReplaceAsync(created, Draft(password: null));

        using var without = await SendAsync(HttpMethod.Put, PathOf(created), Draft());
        using var late = await SendAsync(HttpMethod.Put, PathOf(created), Draft(), stale);
        using var lateDeletion = await Api.SendAsync(HttpMethod.Delete, PathOf(created), ifMatch: stale);

        without.StatusCode.ShouldBe(HttpStatusCode.PreconditionRequired);
        late.StatusCode.ShouldBe(HttpStatusCode.PreconditionFailed);
        lateDeletion.StatusCode.ShouldBe(HttpStatusCode.PreconditionFailed);
    }

    [Fact]
    public async Task A_credential_in_use_stays_and_the_answer_names_the_accounts()
    {
        var account = await Api.CreateAccountAsync(product.Dovecot.CreateMailbox(), ConnectionKind.ImapSsl);
        var path = $"{Credentials}/{account["credentialId"]}";

        using var refused = await Api.SendAsync(HttpMethod.Delete, path, ifMatch: "*");
        ((string)(await Api.ReadAsync(refused, HttpStatusCode.Conflict))["detail"]!).ShouldContain($"account {account["id"]}");

        (await Api.SendAsync(HttpMethod.Delete, $"api/accounts/{account["id"]}", ifMatch: "*")).StatusCode.ShouldBe(HttpStatusCode.NoContent);
        (await Api.SendAsync(HttpMethod.Delete, path, ifMatch: "*")).StatusCode.ShouldBe(HttpStatusCode.NoContent);
        (await Api.SendAsync(HttpMethod.Get, path)).StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task The_list_is_by_name_page_by_page_and_finds_parts_of_names_without_accents()
    {
        var mark = Guid.NewGuid().ToString("N");
        foreach (var name in (string[])["Zoë", "anna", "José", "Bo"])
        {
            await Api.PostAsync(Credentials, Draft($"{mark} {name}"), HttpStatusCode.Created);
        }

        var all = await Api.AllAsync($"{Credentials}?name={mark.ToUpperInvariant()}&pageSize=3");
        var found = await Api.AllAsync($"{Credentials}?name={mark} jose");

        all.Select(item => ((string)item["name"]!)[33..]).ShouldBe(["anna", "Bo", "José", "Zoë"]);
        found.Count.ShouldBe(1);
    }

    [Fact]
    public async Task A_cursor_belongs_to_its_filter()
    {
        var mark = Guid.NewGuid().ToString("N");
        await Api.PostAsync(Credentials, Draft(mark + " 1"), HttpStatusCode.Created);
        await Api.PostAsync(Credentials, Draft(mark + " 2"), HttpStatusCode.Created);
        var cursor = (await Api.GetAsync($"{Credentials}?name={mark}&pageSize=1"))["nextCursor"];

        (await Api.SendAsync(HttpMethod.Get, $"{Credentials}?cursor={cursor}")).StatusCode.ShouldBe(HttpStatusCode.BadRequest);
    }

    [Theory]
    [InlineData("a/b\\c#d?e%f|g'h&i+j")]
    [InlineData("100% of O'Brien's")]
    [InlineData("日本語 📬")]
    public async Task Any_printable_name_will_do(string name)
    {
        var created = await Api.PostAsync(Credentials, Draft($"{name} {Guid.NewGuid():N}"), HttpStatusCode.Created);

        var found = await Api.AllAsync($"{Credentials}?name={Uri.EscapeDataString((string)created["name"]!)}");
        found.Single()["id"]!.ToString().ShouldBe((string)created["id"]!);
    }

    [Fact]
    public async Task A_name_that_grows_when_it_is_normalized_will_do()
    {
        var created = await Api.PostAsync(Credentials, Draft(string.Concat(Enumerable.Repeat("\U0001D160", 50))), HttpStatusCode.Created);
        (await Api.SendAsync(HttpMethod.Delete, PathOf(created), ifMatch: "*")).StatusCode.ShouldBe(HttpStatusCode.NoContent);
    }

    [Theory]
    [InlineData("""{"name":"x","userName":"u","password":"\ud800"}""")]
    [InlineData("""{"name":"\udc00","userName":"u","password":"p"}""")]
    [InlineData("""{"name":"x","userName":"u","password":"p","\ud800":1}""")]
    [InlineData("""{"name":"x","userName":"u","password":"p","password":"q"}""")]
    [InlineData("""{"name":"x","userName":"u","password":"a\r\nb"}""")]
    [InlineData("""{"name":"x","userName":"u","password":""}""")]
    [InlineData("""{"name":"a\uFFFEb","userName":"u","password":"p"}""")]
    [InlineData("""{"name":"x","userName":"u","password":"p","secretName":"s"}""")]
    [InlineData("""{"name":"x","userName":"u","secretName":"a/b"}""")]
    [InlineData("""{"name":"x","userName":"u","secretName":"s\n"}""")]
    public async Task A_bad_draft_is_the_callers_problem(string body)
    {
        using var response = await Api.SendAsync(HttpMethod.Post, Credentials, body);
        (await Api.ReadAsync(response, HttpStatusCode.BadRequest))["errors"]!.AsObject().ShouldNotBeEmpty();
    }

    [Fact]
    public async Task Deleting_a_credential_deletes_its_secret_even_if_it_names_another_one_by_then()
    {
        var vault = product.App.Vault();
        var foreign = $"mail-{Guid.NewGuid():N}";
        await vault.SetSecretAsync(foreign, Secret, Stop);
        var created = await Api.PostAsync(Credentials, Draft(), HttpStatusCode.Created);
        var moved = Draft(password: null);
        moved["secretName"] = foreign;
        await ReplaceAsync(created, moved);

        (await Api.SendAsync(HttpMethod.Delete, PathOf(created), ifMatch: "*")).StatusCode.ShouldBe(HttpStatusCode.NoContent);

        var secrets = await vault.GetPropertiesOfSecretsAsync(Stop).Select(secret => secret.Name).ToListAsync(Stop);
        secrets.ShouldContain(foreign);
        secrets.ShouldNotContain((string)created["secretName"]!);
    }

    [Fact]
    public async Task A_credential_goes_to_a_foreign_secret_and_back_with_a_password_only()
    {
        var vault = product.App.Vault();
        var foreign = $"mail-{Guid.NewGuid():N}";
        await vault.SetSecretAsync(foreign, Secret, Stop);
        var created = await Api.PostAsync(Credentials, Draft(), HttpStatusCode.Created);
        var moved = Draft(password: null);
        moved["secretName"] = foreign;
        ((bool)(await ReplaceAsync(created, moved))["managed"]!).ShouldBeFalse();

        var etag = await Api.ETagAsync(PathOf(created));
        using var without = await SendAsync(HttpMethod.Put, PathOf(created), Draft(password: null), etag);
        (await Api.ReadAsync(without, HttpStatusCode.BadRequest))["errors"]!["password"].ShouldNotBeNull();
        ((bool)(await ReplaceAsync(created, Draft()))["managed"]!).ShouldBeTrue();
    }

    [Fact]
    public async Task A_secret_that_is_disabled_in_the_vault_cannot_be_named()
    {
        var vault = product.App.Vault();
        var secret = (await vault.SetSecretAsync($"mail-{Guid.NewGuid():N}", Secret, Stop)).Value;
        secret.Properties.Enabled = false;
        await vault.UpdateSecretPropertiesAsync(secret.Properties, Stop);
        var draft = Draft(password: null);
        draft["secretName"] = secret.Name;

        var problem = await Api.PostAsync(Credentials, draft, HttpStatusCode.BadRequest);

        problem["errors"]!["secretName"].ShouldNotBeNull();
    }

    [Fact]
    public async Task A_renaming_in_case_only_keeps_the_name_and_the_place_in_the_list()
    {
        var created = await Api.PostAsync(Credentials, Draft(), HttpStatusCode.Created);
        var upper = ((string)created["name"]!).ToUpperInvariant();
        await ReplaceAsync(created, Draft(upper, password: null));

        (await Api.AllAsync($"{Credentials}?name={Uri.EscapeDataString(upper)}")).Single()["name"]!.ToString().ShouldBe(upper);
        await Api.PostAsync(Credentials, Draft((string)created["name"]!), HttpStatusCode.Conflict);
    }

    [Fact]
    public async Task A_secret_that_its_owner_rotates_is_read_anew_once_the_server_refused_the_old_one()
    {
        var mailbox = product.Dovecot.CreateMailbox();
        var secret = $"mail-{mailbox.User}";
        await product.App.Vault().SetSecretAsync(secret, "wrong", Stop);
        var draft = new JsonObject { ["name"] = Api.UniqueName(), ["userName"] = mailbox.User, ["secretName"] = secret };
        var credential = await Api.PostAsync(Credentials, draft, HttpStatusCode.Created);
        var body = ConnectionKind.ImapSsl.Account(mailbox, (string)credential["id"]!);
        var id = (int)(await Api.PostAsync("api/accounts", body, HttpStatusCode.Created))["id"]!;
        ((string)(await Api.CheckAsync(id))["check"]!["lastError"]!["code"]!).ShouldBe("AuthenticationFailed");

        await product.App.Vault().SetSecretAsync(secret, DovecotServer.Password, Stop);

        ((string)(await Api.CheckAsync(id))["check"]!["state"]!).ShouldBe("Ok");
    }

    private static JsonObject Draft(string? name = null, string? password = Secret)
    {
        var draft = new JsonObject { ["name"] = name ?? Api.UniqueName("credential"), ["userName"] = "anna@example.com" };
        if (password is not null)
        {
            draft["password"] = password;
        }

        return draft;
    }

    private static string PathOf(JsonObject credential) => $"{Credentials}/{credential["id"]}";

    private Task<HttpResponseMessage> SendAsync(HttpMethod method, string path, JsonObject body, string? ifMatch = null) =>
        Api.SendAsync(method, path, body.ToJsonString(), ifMatch: ifMatch);

    private async Task<JsonObject> ReplaceAsync(JsonObject credential, JsonObject draft)
    {
        using var response = await SendAsync(HttpMethod.Put, PathOf(credential), draft, await Api.ETagAsync(PathOf(credential)));
        return await Api.ReadAsync(response, HttpStatusCode.OK);
    }
}
