using System.Collections.Concurrent;
using System.Net;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace MailFunctions.Tests.Contract;

/// <summary>Holds every answer to the API's document: its status, its headers, its media type, and each member of its body.</summary>
internal sealed class AnswerCheck() : DelegatingHandler(new HttpClientHandler())
{
    // All apps are of one build.
    private static ApiDocument? _document;
    private readonly ConcurrentDictionary<(string Operation, int Status), bool> _seen = new();

    /// <summary>The answers so far: of which operations, with which statuses.</summary>
    public IEnumerable<(string Operation, int Status)> Seen => _seen.Keys;

    /// <inheritdoc/>
    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var response = await base.SendAsync(request, cancellationToken);
        var path = request.RequestUri!.AbsolutePath;
        if (response.StatusCode == HttpStatusCode.RequestHeaderFieldsTooLarge)
        {
            // The server says so before any function is asked.
            return response;
        }

        var document = _document ??= await ReadAsync(new Uri(request.RequestUri, "/"));
        if (document.Find(request.Method, path) is not { } operation)
        {
            var isApi = path.StartsWith("/api/", StringComparison.Ordinal) && response.IsSuccessStatusCode;
            isApi.ShouldBeFalse($"{request.Method} {path} is not documented");
            return response;
        }

        var status = (int)response.StatusCode;
        _seen[(operation.Id, status)] = true;
        if (operation.Responses.TryGetValue(status, out var documented))
        {
            // A stream is left to whoever asked for it.
            await CheckAsync(document, $"{operation.Id} {status}", documented, response, cancellationToken);
        }
        else
        {
            operation.Responses.Keys.ShouldContain(status, $"{operation.Id}: {await response.Content.ReadAsStringAsync(cancellationToken)}");
        }

        return response;
    }

    private static async Task<ApiDocument> ReadAsync(Uri app)
    {
        using var http = new HttpClient { BaseAddress = app };
        return await ApiDocument.ReadAsync(http);
    }

    private static async Task CheckAsync(ApiDocument document, string what, JsonObject documented, HttpResponseMessage response, CancellationToken cancellationToken)
    {
        foreach (var (header, _) in documented["headers"]?.AsObject() ?? [])
        {
            response.Headers.Contains(header).ShouldBeTrue($"{what} has the header {header}");
        }

        if (documented["content"] is not JsonObject content)
        {
            (await response.Content.ReadAsByteArrayAsync(cancellationToken)).ShouldBeEmpty(what);
            return;
        }

        var mediaType = response.Content.Headers.ContentType?.MediaType ?? "";
        var body = (content[mediaType] ?? content["*/*"]).ShouldNotBeNull($"{what} is {mediaType}");
        if (mediaType.EndsWith("json", StringComparison.Ordinal) && body["schema"] is { } schema && schema["$ref"] is not null)
        {
            using var json = JsonDocument.Parse(await response.Content.ReadAsStringAsync(cancellationToken));
            document.Fault(schema, json.RootElement).ShouldBeNull($"{what}: {json.RootElement}");
        }
    }
}
