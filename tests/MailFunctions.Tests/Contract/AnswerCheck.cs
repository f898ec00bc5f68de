using System.Collections.Concurrent;
using System.Net;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace MailFunctions.Tests.Contract;

/// <summary>Holds every answer to the API's document: its status, its headers, its media type, and each member of its body.</summary>
internal sealed class AnswerCheck(ApiDocument document) : DelegatingHandler(new HttpClientHandler())
{
    private readonly ConcurrentDictionary<(string Operation, int Status), bool> _seen = new();

    /// <summary>The answers so far: of which operations, with which statuses.</summary>
    public IEnumerable<(string Operation, int Status)> Seen => _seen.Keys;

    /// <inheritdoc/>
    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var response = await base.SendAsync(request, cancellationToken);
        var path = request.RequestUri!.AbsolutePath;
        if (document.Find(request.Method, path) is not { } operation)
        {
            response.StatusCode.ShouldBeOneOf([HttpStatusCode.NotFound, HttpStatusCode.MethodNotAllowed], $"{request.Method} {path} is not documented");
            return response;
        }

        var status = (int)response.StatusCode;
        _seen[(operation.Id, status)] = true;
        operation.Responses.Keys.ShouldContain(status, $"{operation.Id}: {await response.Content.ReadAsStringAsync(cancellationToken)}");
        await CheckAsync($"{operation.Id} {status}", operation.Responses[status], response, cancellationToken);
        return response;
    }

    private async Task CheckAsync(string what, JsonObject documented, HttpResponseMessage response, CancellationToken cancellationToken)
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
