using System.Net;
using System.Text.Json.Nodes;
using MailFunctions.Tests.Infrastructure;

namespace MailFunctions.Tests.Http;

/// <summary>Bad input gets a problem document that names the field, and changes nothing.</summary>
public sealed class BadInputTests(Product product)
{
    private const string Valid = """
        {"name":"NAME","automaticCheck":false,"protocol":"IMAP","address":"mail.example.com","connectionType":"SSL","credentialId":"CREDENTIAL"}
        """;

    /// <summary>Member, JSON value (absent if null), and the fields that the answer must name.</summary>
    public static TheoryData<string, string?, string> WrongMembers { get; } = new()
    {
        { "name", null, "name" },
        { "name", "null", "name" },
        { "name", "17", "name" },
        { "name", "\"\"", "name" },
        { "name", "\" padded \"", "name" },
        { "name", "\"line\\nbreak\"", "name" },
        { "name", "\"nul\\u0000\"", "name" },
        { "name", "\"half a pair \\ud83d\"", "name" },
        { "name", "\"" + new string('x', 101) + "\"", "name" },
        { "enabled", "\"yes\"", "enabled" },
        { "automaticCheck", "1", "automaticCheck" },
        { "checkIntervalMinutes", "0", "checkIntervalMinutes" },
        { "checkIntervalMinutes", "1441", "checkIntervalMinutes" },
        { "checkIntervalMinutes", "2.5", "checkIntervalMinutes" },
        { "checkIntervalMinutes", "\"5\"", "checkIntervalMinutes" },
        { "protocol", null, "protocol" },
        { "protocol", "\"SMTP\"", "protocol" },
        { "protocol", "0", "protocol" },
        { "address", null, "address" },
        { "address", "\"https://mail.example.com\"", "address" },
        { "address", "\"mail.example.com:993\"", "address" },
        { "address", "\"two words\"", "address" },
        { "address", "\"" + new string('a', 254) + "\"", "address" },
        { "port", "0", "port" },
        { "port", "65536", "port" },
        { "port", "99999999999", "port" },
        { "folder", "\"\"", "folder" },
        { "folder", "\"bell\\u0007\"", "folder" },
        { "connectionType", null, "connectionType" },
        { "connectionType", "\"ssl\"", "connectionType" },
        { "secureConnection", "false", "connectionType" },
        { "credentialId", null, "credentialId" },
        { "credentialId", "\"ffffffffffffffffffffffffffffffff\"", "credentialId" },
        { "credentialId", "\"../../etc/passwd\"", "credentialId" },
        { "useNetworkConnector", "true", "networkConnectorId" },
        { "networkConnectorId", "\"x\"", "networkConnectorId" },
        { "colour", "\"red\"", "colour" },
        { "Name", "\"case matters\"", "Name" },
        { "id", "1", "id" },
    };

    public static TheoryData<string, string> WrongQueries { get; } = new()
    {
        { "pageSize=0", "pageSize" },
        { "pageSize=1001", "pageSize" },
        { "pageSize=ten", "pageSize" },
        { "sort=colour", "sort" },
        { "status=maybe", "status" },
        { "keepCopy=true", "keepCopy" },
        { "keepCopy=yes&keepCopy=no", "keepCopy" },
        { "protocol=smtp", "protocol" },
        { "checkState=fine", "checkState" },
        { "colour=red", "colour" },
        { "cursor=%00", "cursor" },
        { "cursor=AAAAAAAA", "cursor" },
        { "cursor=!", "cursor" },
        { "name=%07", "name" },
    };

    private Api Api => product.Api;

    [Theory]
    [MemberData(nameof(WrongMembers))]
    public async Task Wrong_member_is_named_and_no_account_is_created(string member, string? value, string named)
    {
        var name = Api.UniqueName("bad");
        var body = await ValidAsync(name);
        _ = body.Remove(member);
        var text = value is null ? body.ToJsonString() : $"{body.ToJsonString()[..^1]},\"{member}\":{value}}}";

        using var response = await Api.SendAsync(HttpMethod.Post, "api/accounts", text);

        var problem = await Api.ReadAsync(response, HttpStatusCode.BadRequest);
        response.Content.Headers.ContentType!.MediaType.ShouldBe("application/problem+json");
        problem["errors"]![named].ShouldNotBeNull(problem.ToJsonString());
        (await Api.AllAsync($"api/accounts?name={name}")).ShouldBeEmpty();
    }

    [Fact]
    public async Task All_problems_are_reported_at_once()
    {
        using var response = await Api.SendAsync(HttpMethod.Post, "api/accounts", """{"name":"","port":"x","colour":1,"protocol":"POP3","folder":"Else"}""");

        var errors = (await Api.ReadAsync(response, HttpStatusCode.BadRequest))["errors"]!.AsObject();
        errors.Select(error => error.Key).ShouldBe(["name", "port", "colour", "address", "folder", "connectionType", "credentialId"], ignoreOrder: true);
    }

    [Theory]
    [MemberData(nameof(WrongQueries))]
    public async Task Wrong_query_parameter_is_named(string query, string named)
    {
        using var response = await Api.SendAsync(HttpMethod.Get, "api/accounts?" + query);

        var problem = await Api.ReadAsync(response, HttpStatusCode.BadRequest);
        problem["errors"]![named].ShouldNotBeNull(problem.ToJsonString());
    }

    [Theory]
    [InlineData("POST", "api/accounts")]
    [InlineData("GET", "api/accounts/1")]
    [InlineData("POST", "api/accounts/1/check")]
    [InlineData("GET", "api/credentials/ffffffffffffffffffffffffffffffff")]
    [InlineData("GET", "api/accounts/1/inbox/x/raw")]
    [InlineData("GET", "api/me")]
    public async Task What_takes_no_query_parameters_refuses_them(string method, string path)
    {
        using var response = await Api.SendAsync(new HttpMethod(method), path + "?colour=red", "{}");

        (await Api.ReadAsync(response, HttpStatusCode.BadRequest))["errors"]!["colour"].ShouldNotBeNull();
    }

    [Fact]
    public async Task Cursor_of_another_list_is_refused()
    {
        for (var i = 0; i < 2; i++)
        {
            await Api.PostAsync("api/accounts", await ValidAsync(Api.UniqueName()), HttpStatusCode.Created);
        }

        var cursor = (string)(await Api.GetAsync("api/accounts?pageSize=1"))["nextCursor"]!;

        using var response = await Api.SendAsync(HttpMethod.Get, $"api/accounts?pageSize=1&status=enabled&cursor={cursor}");

        (await Api.ReadAsync(response, HttpStatusCode.BadRequest))["errors"]!["cursor"].ShouldNotBeNull();
    }

    [Theory]
    [InlineData("GET", "api/accounts/2000000000")]
    [InlineData("GET", "api/accounts/99999999999999999999")]
    [InlineData("GET", "api/accounts/one")]
    [InlineData("GET", "api/accounts/-1")]
    [InlineData("POST", "api/accounts/2000000000/check")]
    [InlineData("POST", "api/accounts/2000000000/test")]
    [InlineData("GET", "api/accounts/2000000000/checks")]
    [InlineData("GET", "api/accounts/2000000000/inbox")]
    [InlineData("GET", "api/credentials/ffffffffffffffffffffffffffffffff")]
    [InlineData("GET", "api/credentials/..%2f..")]
    [InlineData("GET", "api/nothing")]
    public async Task What_does_not_exist_is_404(string method, string path)
    {
        using var response = await Api.SendAsync(new HttpMethod(method), path);

        (await Api.ReadAsync(response, HttpStatusCode.NotFound))["title"].ShouldNotBeNull();
    }

    [Theory]
    [InlineData("DELETE", "api/accounts", "GET, POST")]
    [InlineData("PUT", "api/accounts/1/check", "POST")]
    [InlineData("POST", "api/health", "GET")]
    public async Task Wrong_method_is_405_with_the_allowed_ones(string method, string path, string allowed)
    {
        using var response = await Api.SendAsync(new HttpMethod(method), path);

        await Api.ReadAsync(response, HttpStatusCode.MethodNotAllowed);
        response.Content.Headers.Allow.ShouldBe(allowed.Split(", "), ignoreOrder: true);
    }

    [Theory]
    [InlineData("text/plain", "{}", HttpStatusCode.UnsupportedMediaType)]
    [InlineData("application/xml", "{}", HttpStatusCode.UnsupportedMediaType)]
    [InlineData("application/json", "", HttpStatusCode.BadRequest)]
    [InlineData("application/json", "[]", HttpStatusCode.BadRequest)]
    [InlineData("application/json", "{", HttpStatusCode.BadRequest)]
    [InlineData("application/json", "{\"name\":\"a\",\"name\":\"b\"}", HttpStatusCode.BadRequest)]
    [InlineData("application/json", "nul", HttpStatusCode.BadRequest)]
    public async Task Wrong_body_is_refused(string contentType, string body, HttpStatusCode expected)
    {
        using var response = await Api.SendAsync(HttpMethod.Post, "api/accounts", body, contentType);

        await Api.ReadAsync(response, expected);
    }

    [Fact]
    public async Task Body_over_one_mebibyte_is_refused()
    {
        var body = $"{{\"name\":\"{new string('x', 1024 * 1024)}\"}}";

        using var response = await Api.SendAsync(HttpMethod.Post, "api/accounts", body);

        await Api.ReadAsync(response, HttpStatusCode.RequestEntityTooLarge);
    }

    [Fact]
    public async Task Deeply_nested_body_is_refused()
    {
        using var response = await Api.SendAsync(HttpMethod.Post, "api/accounts", new string('[', 10_000));

        await Api.ReadAsync(response, HttpStatusCode.BadRequest);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("Bearer wrong")]
    [InlineData("Basic bG9jYWw6eA==")]
    [InlineData("Bearer ")]
    public async Task Caller_without_the_key_is_refused(string? authorization)
    {
        using var anonymous = new HttpClient { BaseAddress = product.App.Address };
        if (authorization is not null)
        {
            anonymous.DefaultRequestHeaders.TryAddWithoutValidation("Authorization", authorization);
        }

        using var response = await anonymous.GetAsync("api/accounts", TestContext.Current.CancellationToken);

        await Api.ReadAsync(response, HttpStatusCode.Unauthorized);
        response.Headers.WwwAuthenticate.ShouldHaveSingleItem().Scheme.ShouldBe("Bearer");
    }

    private async Task<JsonObject> ValidAsync(string name) => JsonNode.Parse(Valid
        .Replace("NAME", name, StringComparison.Ordinal)
        .Replace("CREDENTIAL", await Api.CreateCredentialAsync("somebody"), StringComparison.Ordinal))!.AsObject();
}
