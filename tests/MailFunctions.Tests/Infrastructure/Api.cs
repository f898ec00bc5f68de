using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json.Nodes;

namespace MailFunctions.Tests.Infrastructure;

/// <summary>Calls the product's HTTP API as another program would.</summary>
internal sealed class Api(HttpClient http)
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public HttpClient Http => http;

    /// <summary>A name that no other test has.</summary>
    public static string UniqueName(string prefix = "test") => $"{prefix} {Guid.NewGuid():N}";

    /// <summary>Registers the log-in of a mailbox.</summary>
    /// <returns>The credential's id.</returns>
    public async Task<string> CreateCredentialAsync(string user, string password = DovecotServer.Password)
    {
        var body = new JsonObject { ["name"] = UniqueName("credential"), ["userName"] = user, ["password"] = password };
        return (string)(await PostAsync("api/credentials", body, HttpStatusCode.Created))["id"]!;
    }

    /// <summary>Creates an account for a mailbox, checked on request only.</summary>
    public async Task<JsonObject> CreateAccountAsync(Mailbox mailbox, ConnectionKind kind, Action<JsonObject>? change = null)
    {
        var body = kind.Account(mailbox, await CreateCredentialAsync(mailbox.User));
        change?.Invoke(body);
        return await PostAsync("api/accounts", body, HttpStatusCode.Created);
    }

    /// <summary>Changes some members of an account.</summary>
    public async Task<JsonObject> PatchAccountAsync(int id, JsonObject patch)
    {
        var path = $"api/accounts/{id}";
        using var response = await SendAsync(HttpMethod.Patch, path, patch.ToJsonString(), "application/merge-patch+json", await ETagAsync(path));
        return await ReadAsync(response, HttpStatusCode.OK);
    }

    /// <summary>An account as it is now.</summary>
    public async Task<JsonObject> AccountAsync(int id) => await GetAsync($"api/accounts/{id}");

    /// <summary>Asks for a check, and waits until it ended.</summary>
    /// <returns>The account after the check.</returns>
    public async Task<JsonObject> CheckAsync(int id)
    {
        var before = (string?)(await AccountAsync(id))["check"]!["lastCheckedAt"];
        await PostAsync($"api/accounts/{id}/check", null, HttpStatusCode.Accepted);
        return await Wait.ForAsync(
            async () =>
            {
                var account = await AccountAsync(id);
                var check = account["check"]!;
                return (string?)check["lastCheckedAt"] != before && (string?)check["state"] != "Queued" ? account : null;
            },
            $"the check of account {id} ends",
            seconds: 120);
    }

    /// <summary>All messages of an account, newest first, page by page.</summary>
    public Task<List<JsonNode>> InboxAsync(int id) => AllAsync($"api/accounts/{id}/inbox?pageSize=100");

    /// <summary>All items of a list, page by page.</summary>
    public async Task<List<JsonNode>> AllAsync(string path)
    {
        var items = new List<JsonNode>();
        for (var cursor = ""; ;)
        {
            var page = await GetAsync(path + cursor);
            items.AddRange(page["items"]!.AsArray().Select(item => item!));
            if ((string?)page["nextCursor"] is not { } next)
            {
                return items;
            }

            cursor = (path.Contains('?', StringComparison.Ordinal) ? "&" : "?") + "cursor=" + next;
        }
    }

    /// <summary>The bytes of every message of an account, newest first.</summary>
    public async Task<List<byte[]>> RawInboxAsync(int id)
    {
        var raw = new List<byte[]>();
        foreach (var message in await InboxAsync(id))
        {
            raw.Add(await http.GetByteArrayAsync($"api/accounts/{id}/inbox/{message["id"]}/raw", Stop));
        }

        return raw;
    }

    public async Task<JsonObject> GetAsync(string path)
    {
        using var response = await http.GetAsync(path, Stop);
        return await ReadAsync(response, HttpStatusCode.OK);
    }

    public async Task<JsonObject> PostAsync(string path, JsonObject? body, HttpStatusCode expected)
    {
        using var response = await http.PostAsJsonAsync(path, body, Stop);
        return await ReadAsync(response, expected);
    }

    /// <summary>Sends any request.</summary>
    public async Task<HttpResponseMessage> SendAsync(
        HttpMethod method,
        string path,
        string? body = null,
        string contentType = "application/json",
        string? ifMatch = null)
    {
        using var request = new HttpRequestMessage(method, path);
        if (body is not null)
        {
            request.Content = new StringContent(body);
            request.Content.Headers.ContentType = MediaTypeHeaderValue.Parse(contentType);
        }

        if (ifMatch is not null)
        {
            request.Headers.TryAddWithoutValidation("If-Match", ifMatch);
        }

        return await http.SendAsync(request, Stop);
    }

    /// <summary>The present ETag of a resource.</summary>
    public async Task<string> ETagAsync(string path)
    {
        using var response = await http.GetAsync(path, Stop);
        return response.Headers.ETag!.ToString();
    }

    public static async Task<JsonObject> ReadAsync(HttpResponseMessage response, HttpStatusCode expected)
    {
        var text = await response.Content.ReadAsStringAsync(Stop);
        response.StatusCode.ShouldBe(expected, text);
        return text.Length == 0 ? [] : JsonNode.Parse(text)!.AsObject();
    }
}
