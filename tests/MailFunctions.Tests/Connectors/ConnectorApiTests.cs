using System.Net;
using System.Text.Json.Nodes;
using MailFunctions.Tests.Infrastructure;

namespace MailFunctions.Tests.Connectors;

/// <summary>Network connectors as other programs use them.</summary>
public sealed class ConnectorApiTests(Product product)
{
    private Api Api => product.Api;

    [Fact]
    public async Task Connector_is_created_read_replaced_listed_and_deleted_and_its_password_is_never_shown()
    {
        var body = Body();
        using var response = await Api.SendAsync(HttpMethod.Post, "api/connectors", body.ToJsonString());
        var created = await Api.ReadAsync(response, HttpStatusCode.Created);
        var path = $"api/connectors/{created["id"]}";

        response.Headers.Location!.ToString().ShouldBe("/" + path);
        ((bool)created["hasPassword"]!).ShouldBeTrue();
        JsonNode.DeepEquals(await Api.GetAsync(path), created).ShouldBeTrue();
        created.ToJsonString().ShouldNotContain("s3cret");

        // Without a password in the body the present one stays, and goes where it would get to another proxy or user.
        var replaced = await ReplaceAsync(path, Body(change => (change["name"], change["password"]) = ("renamed " + body["name"], null)));
        ((bool)replaced["hasPassword"]!).ShouldBeTrue();
        foreach (var (member, value) in new (string, JsonNode)[] { ("userName", "other"), ("address", "elsewhere.example.com"), ("port", 1081), ("type", "HTTP") })
        {
            await ReplaceAsync(path, Body());
            var moved = await ReplaceAsync(path, Body(change => (change[member], change["password"]) = (value, null)));
            ((bool)moved["hasPassword"]!).ShouldBeFalse(member);
        }

        (await Api.AllAsync("api/connectors?pageSize=2")).ShouldContain(item => (string)item["id"]! == (string)created["id"]!);
        using var stale = await Api.SendAsync(HttpMethod.Delete, path, ifMatch: response.Headers.ETag!.ToString());
        stale.StatusCode.ShouldBe(HttpStatusCode.PreconditionFailed);
        using var without = await Api.SendAsync(HttpMethod.Delete, path);
        without.StatusCode.ShouldBe(HttpStatusCode.PreconditionRequired);
        using var deleted = await Api.SendAsync(HttpMethod.Delete, path, ifMatch: await Api.ETagAsync(path));
        deleted.StatusCode.ShouldBe(HttpStatusCode.NoContent);
        using var gone = await Api.SendAsync(HttpMethod.Get, path);
        gone.StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    [Theory]
    [InlineData("name", "\"\"")]
    [InlineData("type", "\"SOCKS6\"")]
    [InlineData("type", null)]
    [InlineData("address", "\"http://proxy\"")]
    [InlineData("port", "0")]
    [InlineData("port", null)]
    [InlineData("userName", "\"with:colon\"")]
    [InlineData("password", "\"line\\nbreak\"")]
    [InlineData("colour", "\"red\"")]
    public async Task Wrong_member_is_named(string member, string? value)
    {
        var body = Body(change =>
        {
            change["type"] = "HTTP";
            _ = change.Remove(member);
        });
        var text = value is null ? body.ToJsonString() : $"{body.ToJsonString()[..^1]},\"{member}\":{value}}}";

        using var response = await Api.SendAsync(HttpMethod.Post, "api/connectors", text);

        (await Api.ReadAsync(response, HttpStatusCode.BadRequest))["errors"]![member].ShouldNotBeNull();
    }

    [Fact]
    public async Task Name_is_taken_regardless_of_case()
    {
        var body = Body();
        await Api.PostAsync("api/connectors", body, HttpStatusCode.Created);

        await Api.PostAsync("api/connectors", Body(change => change["name"] = ((string)body["name"]!).ToUpperInvariant()), HttpStatusCode.Conflict);
    }

    [Fact]
    public async Task Connector_in_use_is_not_deleted_and_one_that_does_not_exist_is_not_used()
    {
        var connector = await Api.PostAsync("api/connectors", Body(), HttpStatusCode.Created);
        var path = $"api/connectors/{connector["id"]}";
        var mailbox = product.Dovecot.CreateMailbox();
        var account = await Api.CreateAccountAsync(
            mailbox, ConnectionKind.ImapSsl, body => (body["useNetworkConnector"], body["networkConnectorId"]) = (true, (string)connector["id"]!));

        using (var refused = await Api.SendAsync(HttpMethod.Delete, path, ifMatch: await Api.ETagAsync(path)))
        {
            ((string)(await Api.ReadAsync(refused, HttpStatusCode.Conflict))["detail"]!).ShouldContain($"by account {account["id"]}");
        }

        await Api.PatchAccountAsync((int)account["id"]!, new() { ["useNetworkConnector"] = false, ["networkConnectorId"] = null });
        await Wait.UntilAsync(
            async () =>
            {
                using var deleted = await Api.SendAsync(HttpMethod.Delete, path, ifMatch: await Api.ETagAsync(path));
                return deleted.StatusCode == HttpStatusCode.NoContent;
            },
            "the connector can be deleted once nobody uses it");

        var body = ConnectionKind.ImapSsl.Account(mailbox, (string)account["credentialId"]!);
        (body["useNetworkConnector"], body["networkConnectorId"]) = (true, (string)connector["id"]!);
        var problem = await Api.PostAsync("api/accounts", body, HttpStatusCode.BadRequest);
        problem["errors"]!["networkConnectorId"].ShouldNotBeNull();
    }

    private static JsonObject Body(Action<JsonObject>? change = null)
    {
        var body = new JsonObject
        {
            ["name"] = Api.UniqueName("connector"),
            ["type"] = "SOCKS5",
            ["address"] = "proxy.example.com",
            ["port"] = 1080,
            ["userName"] = "user",
            ["password"] = "s3cret",
        };
        change?.Invoke(body);
        return body;
    }

    private async Task<JsonObject> ReplaceAsync(string path, JsonObject body)
    {
        using var response = await Api.SendAsync(HttpMethod.Put, path, body.ToJsonString(), ifMatch: await Api.ETagAsync(path));
        return await Api.ReadAsync(response, HttpStatusCode.OK);
    }
}
