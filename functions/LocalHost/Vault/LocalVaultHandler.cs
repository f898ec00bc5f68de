using System.Net;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Web;

namespace MailFunctions.LocalHost.Vault;

/// <summary>Answers the requests of a <c>SecretClient</c> in this process: the routes of the Key Vault REST API for secrets.</summary>
internal sealed class LocalVaultHandler(LocalVault vault) : HttpMessageHandler
{
    private const int MaxResults = 25;
    private const string Challenge = "Bearer authorization=\"https://login.local/local\", resource=\"https://vault.azure.net\"";

    /// <inheritdoc/>
    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        if (request.Headers.Authorization is null)
        {
            // A client sends its first request without its body, to learn how to authenticate.
            var challenge = Respond(HttpStatusCode.Unauthorized, VaultJson.Error("Unauthorized", "A bearer token is required."));
            challenge.Headers.TryAddWithoutValidation("WWW-Authenticate", Challenge);
            return challenge;
        }

        try
        {
            var body = request.Content is null ? default : await ReadAsync(request.Content, cancellationToken);
            var answer = await RouteAsync(request.Method.Method, request.RequestUri!, body, cancellationToken);
            return Respond(answer is null ? HttpStatusCode.NoContent : HttpStatusCode.OK, answer);
        }
        catch (LocalVaultException exception)
        {
            return Respond(exception.Status, VaultJson.Error(exception.Code, exception.Message));
        }
        catch (JsonException exception)
        {
            return Respond(HttpStatusCode.BadRequest, VaultJson.Error("BadParameter", exception.Message));
        }
    }

    /// <inheritdoc/>
    protected override HttpResponseMessage Send(HttpRequestMessage request, CancellationToken cancellationToken) =>
        SendAsync(request, cancellationToken).GetAwaiter().GetResult();

    private async Task<JsonNode?> RouteAsync(string method, Uri uri, JsonElement body, CancellationToken cancellationToken)
    {
        var json = new VaultJson(new Uri(uri, "/"));
        var path = uri.AbsolutePath.Trim('/').Split('/');
        switch (method, path)
        {
            case ("GET", ["secrets"]):
                return List(uri, vault.Secrets().Select(json.Item));
            case ("GET", ["secrets", var name, "versions"]):
                var versions = vault.Get(name);
                return List(uri, versions.Versions.Select(version => json.Bundle(versions, version)));
            case ("GET", ["secrets", var name, .. var version]):
                return await GetAsync(json, name, version.FirstOrDefault(), cancellationToken);
            case ("PUT", ["secrets", var name]):
                return await SetAsync(json, name, body, cancellationToken);
            case ("PATCH", ["secrets", var name, .. var version]):
                var updated = await vault.UpdateAsync(name, version.FirstOrDefault(), known => VaultJson.Describe(known, body), cancellationToken);
                return json.Bundle(updated.Secret, updated.Version);
            case ("DELETE", ["secrets", var name]):
                return json.Item((await vault.DeleteAsync(name, cancellationToken)).Secret);
            case ("GET", ["deletedsecrets"]):
                return List(uri, vault.DeletedSecrets().Select(json.Item));
            case ("GET", ["deletedsecrets", var name]):
                return json.Item(vault.GetDeleted(name));
            case ("POST", ["deletedsecrets", var name, "recover"]):
                return json.Item((await vault.RecoverAsync(name, cancellationToken)).Secret);
            case ("DELETE", ["deletedsecrets", var name]):
                await vault.PurgeAsync(name, cancellationToken);
                return null;
            default:
                throw LocalVaultException.BadParameter($"The local vault does not know {method} {uri.AbsolutePath}.");
        }
    }

    private async Task<JsonNode> GetAsync(VaultJson json, string name, string? id, CancellationToken cancellationToken)
    {
        var secret = vault.Get(name);
        var version = secret.Find(id is { Length: > 0 } ? id : null) ?? throw LocalVaultException.NotFound($"{name}/{id}");
        return json.Bundle(secret, version, await vault.OpenAsync(secret, version, cancellationToken));
    }

    private async Task<JsonNode> SetAsync(VaultJson json, string name, JsonElement body, CancellationToken cancellationToken)
    {
        if (body.ValueKind != JsonValueKind.Object || !body.TryGetProperty("value", out var text) || text.GetString() is not { } value)
        {
            throw LocalVaultException.BadParameter("Property value is required.");
        }

        var set = await vault.SetAsync(name, value, version => VaultJson.Describe(version, body), cancellationToken);
        return json.Bundle(set.Secret, set.Version, value);
    }

    private static JsonObject List(Uri uri, IEnumerable<JsonObject> items)
    {
        var query = HttpUtility.ParseQueryString(uri.Query);
        var skip = int.TryParse(query["$skiptoken"], out var token) ? token : 0;
        var size = int.TryParse(query["maxresults"], out var asked) ? Math.Clamp(asked, 1, MaxResults) : MaxResults;
        var page = items.Skip(skip).Take(size + 1).ToArray();
        query["$skiptoken"] = (skip + size).ToString(System.Globalization.CultureInfo.InvariantCulture);
        return new JsonObject
        {
            ["value"] = new JsonArray(page.Take(size).ToArray<JsonNode>()),
            ["nextLink"] = page.Length > size ? new UriBuilder(uri) { Query = query.ToString() }.Uri.ToString() : null,
        };
    }

    private static async Task<JsonElement> ReadAsync(HttpContent content, CancellationToken cancellationToken)
    {
        var bytes = await content.ReadAsByteArrayAsync(cancellationToken);
        return bytes.Length == 0 ? default : JsonElement.Parse(bytes);
    }

    private static HttpResponseMessage Respond(HttpStatusCode status, JsonNode? answer) => new(status)
    {
        Content = new StringContent(answer?.ToJsonString() ?? "", Encoding.UTF8, "application/json"),
    };
}
