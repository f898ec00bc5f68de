using System.Net;
using System.Text.Json.Nodes;
using MailFunctions.Tests.Infrastructure;

namespace MailFunctions.Tests.Accounts;

/// <summary>The accounts as other programs use them.</summary>
public sealed class AccountApiTests(Product product)
{
    private Api Api => product.Api;

    [Fact]
    public async Task Created_account_has_the_defaults_and_is_found_where_Location_says()
    {
        var body = await BodyAsync();

        using var response = await Api.SendAsync(HttpMethod.Post, "api/accounts", body.ToJsonString());
        var created = await Api.ReadAsync(response, HttpStatusCode.Created);

        response.Headers.Location!.ToString().ShouldBe($"/api/accounts/{created["id"]}");
        response.Headers.ETag!.IsWeak.ShouldBeFalse();
        ((bool)created["enabled"]!).ShouldBeTrue();
        ((bool)created["keepCopy"]!).ShouldBeTrue();
        ((int)created["checkIntervalMinutes"]!).ShouldBe(5);
        ((int)created["port"]!).ShouldBe(993);
        ((string)created["folder"]!).ShouldBe("INBOX");
        ((string)created["createdBy"]!).ShouldBe("local");
        ((string)created["check"]!["state"]!).ShouldBe("Never");
        JsonNode.DeepEquals(await Api.AccountAsync((int)created["id"]!), created).ShouldBeTrue();
    }

    [Theory]
    [InlineData("IMAP", "SSL", 993)]
    [InlineData("IMAP", "TLS", 143)]
    [InlineData("IMAP", null, 143)]
    [InlineData("POP3", "SSL", 995)]
    [InlineData("POP3", "TLS", 110)]
    [InlineData("POP3", null, 110)]
    public async Task Port_follows_protocol_and_security(string protocol, string? connectionType, int port)
    {
        var created = await CreateAsync(body =>
        {
            body["protocol"] = protocol;
            body["secureConnection"] = connectionType is not null;
            body["connectionType"] = connectionType;
        });

        ((int)created["port"]!).ShouldBe(port);
    }

    [Fact]
    public async Task Ids_are_sequential_and_names_unique_when_many_create_at_once()
    {
        var name = Api.UniqueName();
        var body = await BodyAsync(change => change["name"] = name);
        var same = await Task.WhenAll(Enumerable.Range(0, 8).Select(i => StatusAsync(HttpMethod.Post, "api/accounts", Named(body, i % 2 == 0 ? name : name.ToUpperInvariant()))));
        var others = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Api.PostAsync("api/accounts", Named(body, Api.UniqueName()), HttpStatusCode.Created)));

        same.Count(status => status == HttpStatusCode.Created).ShouldBe(1);
        same.Count(status => status == HttpStatusCode.Conflict).ShouldBe(7);
        others.Select(account => (int)account["id"]!).ShouldBeUnique();
    }

    [Fact]
    public async Task Name_of_a_deleted_or_renamed_account_is_free_again()
    {
        var name = Api.UniqueName();
        var first = await CreateAsync(body => body["name"] = name);
        await PatchAsync(first, $$"""{"name":"{{Api.UniqueName()}}"}""");
        var second = await CreateAsync(body => body["name"] = name);
        await DeleteAsync(second);

        var third = await CreateAsync(body => body["name"] = name.ToUpperInvariant());

        ((string)third["name"]!).ShouldBe(name.ToUpperInvariant());
    }

    [Fact]
    public async Task Account_may_change_the_case_of_its_own_name()
    {
        var account = await CreateAsync();
        var upper = ((string)account["name"]!).ToUpperInvariant();

        var changed = await PatchAsync(account, $$"""{"name":"{{upper}}"}""");

        ((string)changed["name"]!).ShouldBe(upper);
        (await StatusAsync(HttpMethod.Post, "api/accounts", await BodyAsync(body => body["name"] = upper))).ShouldBe(HttpStatusCode.Conflict);
    }

    [Fact]
    public async Task Patch_changes_what_it_names_and_put_resets_what_it_does_not()
    {
        var account = await CreateAsync(body => body["checkIntervalMinutes"] = 17);
        var path = $"api/accounts/{account["id"]}";

        var patched = await PatchAsync(account, """{"keepCopy":false}""");
        ((bool)patched["keepCopy"]!).ShouldBeFalse();
        ((int)patched["checkIntervalMinutes"]!).ShouldBe(17);

        var body = await BodyAsync();
        using var response = await Api.SendAsync(HttpMethod.Put, path, body.ToJsonString(), ifMatch: await Api.ETagAsync(path));
        var replaced = await Api.ReadAsync(response, HttpStatusCode.OK);
        ((bool)replaced["keepCopy"]!).ShouldBeTrue();
        ((int)replaced["checkIntervalMinutes"]!).ShouldBe(5);
        ((string)replaced["createdAt"]!).ShouldBe((string)account["createdAt"]!);
    }

    [Fact]
    public async Task Change_without_or_with_a_stale_ETag_changes_nothing()
    {
        var account = await CreateAsync();
        var path = $"api/accounts/{account["id"]}";
        var stale = await Api.ETagAsync(path);
        var changed = await PatchAsync(account, """{"keepCopy":false}""");

        (await StatusAsync(HttpMethod.Patch, path, ifMatch: null, "{}")).ShouldBe((HttpStatusCode)428);
        (await StatusAsync(HttpMethod.Delete, path, ifMatch: null)).ShouldBe((HttpStatusCode)428);
        (await StatusAsync(HttpMethod.Patch, path, stale, """{"keepCopy":true}""")).ShouldBe(HttpStatusCode.PreconditionFailed);
        (await StatusAsync(HttpMethod.Put, path, stale, (await BodyAsync()).ToJsonString())).ShouldBe(HttpStatusCode.PreconditionFailed);
        (await StatusAsync(HttpMethod.Delete, path, stale)).ShouldBe(HttpStatusCode.PreconditionFailed);
        (await StatusAsync(HttpMethod.Delete, path, "not quoted")).ShouldBe(HttpStatusCode.BadRequest);
        JsonNode.DeepEquals(await Api.GetAsync(path), changed).ShouldBeTrue();
    }

    [Fact]
    public async Task Report_filters_sorts_and_pages()
    {
        var mark = Guid.NewGuid().ToString("N")[..8];
        for (var i = 0; i < 7; i++)
        {
            await CreateAsync(body =>
            {
                body["name"] = $"{(char)('g' - i)} Ärger {mark}";
                body["protocol"] = i % 2 == 0 ? "IMAP" : "POP3";
                body["keepCopy"] = i != 3;
                body["enabled"] = i != 4;
                body["automaticCheck"] = i == 5;
                body["secureConnection"] = i != 6;
                body["connectionType"] = i != 6 ? "TLS" : null;
            });
        }

        (await NamesAsync($"name=ARGER {mark}&sort=id&pageSize=3")).ShouldBe("gfedcba");
        (await NamesAsync($"name=ärger {mark}&sort=-id&pageSize=3")).ShouldBe("abcdefg");
        (await NamesAsync($"name={mark}&sort=name&pageSize=2")).ShouldBe("abcdefg");
        (await NamesAsync($"name={mark}&sort=-name&pageSize=2")).ShouldBe("gfedcba");
        (await NamesAsync($"name={mark}&sort=name&protocol=pop3")).ShouldBe("bdf");
        (await NamesAsync($"name={mark}&keepCopy=NO")).ShouldBe("d");
        (await NamesAsync($"name={mark}&status=disabled")).ShouldBe("c");
        (await NamesAsync($"name={mark}&automaticCheck=yes")).ShouldBe("b");
        (await NamesAsync($"name={mark}&secureConnection=no")).ShouldBe("a");
        (await NamesAsync($"name={mark}&secureConnection=yes&status=enabled&keepCopy=yes&protocol=imap&automaticCheck=no")).ShouldBe("ge");
        (await NamesAsync($"name={mark}&checkState=suspended")).ShouldBe("");
    }

    [Fact]
    public async Task Credential_in_use_cannot_be_deleted()
    {
        var account = await CreateAsync();
        var path = $"api/credentials/{account["credentialId"]}";

        (await StatusAsync(HttpMethod.Delete, path, await Api.ETagAsync(path))).ShouldBe(HttpStatusCode.Conflict);
        await DeleteAsync(account);
        (await StatusAsync(HttpMethod.Delete, path, await Api.ETagAsync(path))).ShouldBe(HttpStatusCode.NoContent);
    }

    private static JsonObject Named(JsonObject body, string name)
    {
        var named = body.DeepClone().AsObject();
        named["name"] = name;
        return named;
    }

    private async Task<JsonObject> BodyAsync(Action<JsonObject>? change = null)
    {
        var body = new JsonObject
        {
            ["name"] = Api.UniqueName(),
            ["automaticCheck"] = false,
            ["protocol"] = "IMAP",
            ["address"] = "mail.example.com",
            ["connectionType"] = "SSL",
            ["credentialId"] = await Api.CreateCredentialAsync("somebody"),
        };
        change?.Invoke(body);
        return body;
    }

    private async Task<JsonObject> CreateAsync(Action<JsonObject>? change = null) =>
        await Api.PostAsync("api/accounts", await BodyAsync(change), HttpStatusCode.Created);

    private async Task<JsonObject> PatchAsync(JsonObject account, string patch)
    {
        var path = $"api/accounts/{account["id"]}";
        using var response = await Api.SendAsync(HttpMethod.Patch, path, patch, "application/merge-patch+json", await Api.ETagAsync(path));
        return await Api.ReadAsync(response, HttpStatusCode.OK);
    }

    private async Task DeleteAsync(JsonObject account)
    {
        var path = $"api/accounts/{account["id"]}";
        (await StatusAsync(HttpMethod.Delete, path, await Api.ETagAsync(path))).ShouldBe(HttpStatusCode.NoContent);
    }

    private async Task<HttpStatusCode> StatusAsync(HttpMethod method, string path, JsonObject body)
    {
        using var response = await Api.SendAsync(method, path, body.ToJsonString());
        return response.StatusCode;
    }

    private async Task<HttpStatusCode> StatusAsync(HttpMethod method, string path, string? ifMatch, string? body = null)
    {
        using var response = await Api.SendAsync(method, path, body, ifMatch: ifMatch);
        return response.StatusCode;
    }

    /// <summary>The first letters of the names on all pages.</summary>
    private async Task<string> NamesAsync(string query) =>
        string.Concat((await Api.AllAsync("api/accounts?" + query)).Select(account => ((string)account["name"]!)[0]));
}
