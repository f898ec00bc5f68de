using System.Net;
using System.Text.Json.Nodes;
using MailFunctions.Tests.Infrastructure;
using Microsoft.AspNetCore.Http;

namespace MailFunctions.Tests.Webhooks;

/// <summary>Webhooks through the API.</summary>
public sealed class WebhookApiTests(Product product)
{
    /// <summary>Member, JSON value, and the field that the answer must name.</summary>
    public static TheoryData<string, string, string> WrongMembers { get; } = new()
    {
        { "name", "null", "name" },
        { "name", "\" padded\"", "name" },
        { "url", "null", "url" },
        { "url", "\"/relative\"", "url" },
        { "url", "\"http://hooks.example.com/\"", "url" },
        { "url", "\"ftp://hooks.example.com/\"", "url" },
        { "url", "\"https://user:password@hooks.example.com/\"", "url" },
        { "url", "\"https://hooks.example.com/#part\"", "url" },
        { "url", "\" https://hooks.example.com/\"", "url" },
        { "url", "\"https://169.254.169.254/latest\"", "url" },
        { "url", "\"https://[fe80::1]/\"", "url" },
        { "url", "\"https://10.0.0.1/\"", "url" },
        { "url", "\"https://hooks.example.com/" + new string('x', 2000) + "\"", "url" },
        { "events", "null", "events" },
        { "events", "[]", "events" },
        { "events", "[\"message.read\"]", "events" },
        { "events", "[\"webhook.test\"]", "events" },
        { "events", "\"message.stored\"", "events" },
        { "secret", "\"correct-horse\"", "secret" },
        { "secret", "\"whsec_c2hvcnQ=\"", "secret" },
        { "secret", "\"whsec_!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!\"", "secret" },
        { "enabled", "\"yes\"", "enabled" },
        { "colour", "\"red\"", "colour" },
    };

    private Api Api => product.Api;

    [Fact]
    public async Task The_secret_is_shown_once_and_everything_else_always()
    {
        using var response = await Api.SendAsync(HttpMethod.Post, "api/webhooks", Body().ToJsonString());
        var created = await Api.ReadAsync(response, HttpStatusCode.Created);
        var path = response.Headers.Location!.OriginalString.TrimStart('/');

        var secret = (string)created["secret"]!;
        secret.ShouldStartWith("whsec_");
        Convert.FromBase64String(secret["whsec_".Length..]).Length.ShouldBe(32);
        response.Headers.CacheControl!.NoStore.ShouldBeTrue();
        var read = await Api.GetAsync(path);
        read.ContainsKey("secret").ShouldBeFalse();
        created.Remove("secret");
        read.ToJsonString().ShouldBe(created.ToJsonString());
        (await Api.AllAsync($"api/webhooks?name={created["name"]}")).Single().ToJsonString().ShouldBe(read.ToJsonString());
    }

    [Fact]
    public async Task A_rotation_shows_the_new_secret_once_and_a_change_none()
    {
        var body = Body();
        var (path, etag, _) = await CreateAsync(body);

        var changed = await PutAsync(path, body, etag);
        changed.ContainsKey("secret").ShouldBeFalse();
        changed["previousSecretUntil"].ShouldBeNull();
        body["rotateSecret"] = true;
        var rotated = await PutAsync(path, body, await Api.ETagAsync(path));
        ((string)rotated["secret"]!).ShouldStartWith("whsec_");
        body.Remove("rotateSecret");
        body["secret"] = "whsec_" + Convert.ToBase64String(new byte[24]);
        var given = await PutAsync(path, body, await Api.ETagAsync(path));

        ((string)given["secret"]!).ShouldBe((string)body["secret"]!);
        ((DateTimeOffset)given["previousSecretUntil"]!).ShouldBe((DateTimeOffset)given["updatedAt"]! + TimeSpan.FromDays(1));
        (await Api.GetAsync(path)).ContainsKey("secret").ShouldBeFalse();
    }

    [Fact]
    public async Task Disabling_gives_the_reason_and_enabling_clears_it()
    {
        var body = Body();
        var (path, etag, _) = await CreateAsync(body);

        body["enabled"] = false;
        var disabled = await PutAsync(path, body, etag);
        ((string)disabled["disabledReason"]!).ShouldStartWith("Disabled by ");
        disabled["disabledAt"].ShouldNotBeNull();
        body["enabled"] = true;
        var enabled = await PutAsync(path, body, await Api.ETagAsync(path));

        enabled["disabledReason"].ShouldBeNull();
        enabled["disabledAt"].ShouldBeNull();
    }

    [Theory]
    [MemberData(nameof(WrongMembers))]
    public async Task Wrong_member_is_named_and_no_webhook_is_created(string member, string value, string named)
    {
        var body = Body();
        var name = (string)body["name"]!;
        body.Remove(member);
        using var response = await Api.SendAsync(HttpMethod.Post, "api/webhooks", $"{body.ToJsonString()[..^1]},\"{member}\":{value}}}");

        var problem = await Api.ReadAsync(response, HttpStatusCode.BadRequest);
        problem["errors"]![named].ShouldNotBeNull(problem.ToJsonString());
        (await Api.AllAsync($"api/webhooks?name={name}")).ShouldBeEmpty();
    }

    [Fact]
    public async Task Names_are_unique_and_changes_need_the_present_version()
    {
        var body = Body();
        var (path, etag, _) = await CreateAsync(body);
        var again = Body();
        again["name"] = ((string)body["name"]!).ToUpperInvariant();

        (await StatusAsync(HttpMethod.Post, "api/webhooks", again)).ShouldBe(HttpStatusCode.Conflict);
        (await StatusAsync(HttpMethod.Put, path, body)).ShouldBe(HttpStatusCode.PreconditionRequired);
        (await StatusAsync(HttpMethod.Put, path, body, "\"AAAA\"")).ShouldBe(HttpStatusCode.PreconditionFailed);
        (await StatusAsync(HttpMethod.Delete, path, null)).ShouldBe(HttpStatusCode.PreconditionRequired);
        (await StatusAsync(HttpMethod.Delete, path, null, etag)).ShouldBe(HttpStatusCode.NoContent);
        (await StatusAsync(HttpMethod.Get, path, null)).ShouldBe(HttpStatusCode.NotFound);
        (await StatusAsync(HttpMethod.Get, path + "/deliveries", null)).ShouldBe(HttpStatusCode.NotFound);
        (await StatusAsync(HttpMethod.Post, path + "/test", null)).ShouldBe(HttpStatusCode.NotFound);
        (await StatusAsync(HttpMethod.Get, "api/webhooks?colour=red", null)).ShouldBe(HttpStatusCode.BadRequest);
    }

    [Fact]
    public async Task A_test_is_answered_with_its_outcome_and_is_in_the_history_page_by_page()
    {
        await using var receiver = await Receiver.StartAsync(product.Certificates);
        var body = Body();
        body["url"] = receiver.Https;
        body["enabled"] = false;
        var (path, _, secret) = await CreateAsync(body);
        receiver.Answer = async (_, response) =>
        {
            response.StatusCode = receiver.Requests.Count > 1 ? 500 : 200;
            await response.WriteAsync($"thanks for {secret} and\n{secret["whsec_".Length..]}");
        };

        var good = await Api.PostAsync(path + "/test", null, HttpStatusCode.OK);
        var bad = await Api.PostAsync(path + "/test", null, HttpStatusCode.OK);

        ((string)good["status"]!, (int)good["statusCode"]!, (string?)good["error"]).ShouldBe(("Delivered", 200, null));
        ((string)good["answer"]!).ShouldBe("thanks for *** and ***");
        ((string)bad["status"]!, (int)bad["statusCode"]!).ShouldBe(("Failed", 500));
        ((string)bad["error"]!).ShouldContain("in trouble");
        var first = receiver.Requests[0];
        first.ShouldBeSignedWith(secret);
        first.Event.Type.ShouldBe("com.mailfunctions.webhook.test");
        var history = await Api.AllAsync(path + "/deliveries?pageSize=1");
        history.Select(delivery => (string)delivery["id"]!).ShouldBe([(string)bad["deliveryId"]!, (string)good["deliveryId"]!]);
        history.Select(delivery => (string)delivery["type"]!).ShouldAllBe(type => type == "webhook.test");
        var one = await Api.GetAsync($"{path}/deliveries/{good["deliveryId"]}");
        one["payload"]!.ToJsonString().ShouldBe(first.Json.ToJsonString());
        (await StatusAsync(HttpMethod.Post, $"{path}/deliveries/{good["deliveryId"]}/replay", null)).ShouldBe(HttpStatusCode.Conflict);
        (await StatusAsync(HttpMethod.Post, $"{path}/deliveries/x/replay", null)).ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task A_replay_through_the_API_is_delivered_with_the_same_name()
    {
        await using var receiver = await Receiver.StartAsync(product.Certificates);
        var body = Body();
        body["url"] = receiver.Https;
        var (path, etag, _) = await CreateAsync(body);
        var test = await Api.PostAsync(path + "/test", null, HttpStatusCode.OK);

        var replay = await Api.PostAsync($"{path}/deliveries/{test["deliveryId"]}/replay", null, HttpStatusCode.Accepted);

        ((string)replay["status"]!).ShouldBe("Waiting");
        await Wait.UntilAsync(() => Task.FromResult(receiver.Requests.Count == 2), "the replay is received");
        receiver.Requests.Select(request => request.Id).Distinct().Single().ShouldBe((string)test["eventId"]!);
        await Wait.UntilAsync(
            async () => (string?)(await Api.GetAsync($"{path}/deliveries/{test["deliveryId"]}"))["status"] == "Delivered", "the replay is recorded");
        (await StatusAsync(HttpMethod.Delete, path, null, etag)).ShouldBe(HttpStatusCode.NoContent);
    }

    [Theory]
    [InlineData("self-signed")]
    [InlineData("expired")]
    public async Task A_certificate_that_is_not_valid_is_explained(string kind)
    {
        var certificate = kind == "expired" ? product.Certificates.Issue("localhost", days: -1) : TestCertificates.SelfSigned("localhost");
        await using var receiver = await Receiver.StartAsync(product.Certificates, certificate);
        var body = Body();
        body["url"] = receiver.Https;
        var (path, _, _) = await CreateAsync(body);

        var test = await Api.PostAsync(path + "/test", null, HttpStatusCode.OK);

        ((string)test["error"]!).ShouldContain("certificate is not valid");
        receiver.Requests.ShouldBeEmpty();
    }

    private static JsonObject Body() => new()
    {
        ["name"] = Api.UniqueName("webhook"),
        ["url"] = "https://hooks.example.com/mail?token=1",
        ["events"] = new JsonArray("export.ready"),
    };

    private async Task<(string Path, string ETag, string Secret)> CreateAsync(JsonObject body)
    {
        using var response = await Api.SendAsync(HttpMethod.Post, "api/webhooks", body.ToJsonString());
        var created = await Api.ReadAsync(response, HttpStatusCode.Created);
        return (response.Headers.Location!.OriginalString.TrimStart('/'), response.Headers.ETag!.ToString(), (string)created["secret"]!);
    }

    private async Task<JsonObject> PutAsync(string path, JsonObject body, string etag)
    {
        using var response = await Api.SendAsync(HttpMethod.Put, path, body.ToJsonString(), ifMatch: etag);
        return await Api.ReadAsync(response, HttpStatusCode.OK);
    }

    private async Task<HttpStatusCode> StatusAsync(HttpMethod method, string path, JsonObject? body, string? etag = null)
    {
        using var response = await Api.SendAsync(method, path, body?.ToJsonString(), ifMatch: etag);
        return response.StatusCode;
    }
}
