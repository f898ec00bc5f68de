using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using MailFunctions.Http;

namespace MailFunctions.Tests.Contract;

/// <summary>Calls an operation in every wrong way that its document tells of, and looks whether it takes what the document says, and nothing else.</summary>
/// <param name="http">Calls the app; answers that are not as documented throw.</param>
/// <param name="document">The document.</param>
/// <param name="operation">The operation.</param>
/// <param name="path">The path of something that is there.</param>
internal sealed partial class Misuse(HttpClient http, ApiDocument document, ApiOperation operation, string path)
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    private string? MediaType => operation.Bodies.Select(body => body.Key).FirstOrDefault();

    private bool TakesJson => MediaType?.EndsWith("json", StringComparison.Ordinal) is true;

    /// <summary>Does so.</summary>
    public async Task RunAsync()
    {
        await SendAsync(HttpStatusCode.Unauthorized, request => request.Headers.Authorization = new("Bearer", "wrong"));
        await QueryAsync();
        if (operation.ParametersIn("path").Any())
        {
            await SendAsync(HttpStatusCode.NotFound, request => request.RequestUri = new(Unknown(), UriKind.Relative));
        }

        if (operation.ParametersIn("header").Contains("If-Match"))
        {
            await SendAsync(HttpStatusCode.PreconditionRequired, request => request.Headers.IfMatch.Clear());
            await SendAsync(HttpStatusCode.PreconditionFailed, request =>
            {
                request.Headers.IfMatch.Clear();
                request.Headers.IfMatch.Add(new EntityTagHeaderValue("\"other\""));
            });
        }

        if (MediaType is not null)
        {
            await SendAsync(HttpStatusCode.UnsupportedMediaType, request => request.Content = new StringContent("{}", Encoding.UTF8, "application/xml"));
        }

        if (TakesJson)
        {
            await SendAsync(HttpStatusCode.RequestEntityTooLarge, request => request.Content = Body(new string(' ', JsonBody.MaxLength + 1)));
            await MembersAsync();
        }
    }

    /// <summary>An unknown parameter is refused with the names of those that are known.</summary>
    private async Task QueryAsync()
    {
        var problem = await SendAsync(HttpStatusCode.BadRequest, request => request.RequestUri = new(path + "?nonsense=1", UriKind.Relative));
        var known = operation.ParametersIn("query").DefaultIfEmpty("none");
        Listed(problem).ShouldBe(known.Order(), ignoreOrder: true, operation.Id);
    }

    /// <summary>An unknown member is refused with the names of those that are known.</summary>
    private async Task MembersAsync()
    {
        var members = document.Members(operation.Bodies.First().Value!["schema"]!);
        var problem = await SendAsync(HttpStatusCode.BadRequest, request => request.Content = Body("""{"nonsense":"1"}"""));
        var known = operation.Id == "CreateExport" ? members.SelectMany(Flat) : members.Select(member => member.Key);
        Listed(problem).ShouldBe(known, ignoreOrder: true, operation.Id);
    }

    /// <summary>A member as those bodies name it that are read as queries are.</summary>
    private IEnumerable<string> Flat(KeyValuePair<string, JsonNode?> member) => member.Key == "filter"
        ? document.Members(member.Value!["anyOf"]![0]!).Select(filter => $"filter.{filter.Key}")
        : [member.Key];

    private static string[] Listed(JsonNode problem) => ((string)problem["errors"]!["nonsense"]![0]!).TrimEnd('.').Split(": ")[1].Split(", ");

    private string Unknown() => Identifier().Replace(path, "${1}" + (path.StartsWith("api/accounts/", StringComparison.Ordinal) ? "999999999" : "none"), 1);

    private async Task<JsonNode> SendAsync(HttpStatusCode expected, Action<HttpRequestMessage> spoil)
    {
        using var request = new HttpRequestMessage(operation.Method, path);
        request.Content = MediaType is null ? null : Body(operation.Bodies.First().Value!["example"]!.ToString());
        if (operation.ParametersIn("header").Contains("If-Match"))
        {
            request.Headers.IfMatch.Add(EntityTagHeaderValue.Any);
        }

        spoil(request);
        using var response = await http.SendAsync(request, Stop);
        var text = await response.Content.ReadAsStringAsync(Stop);
        response.StatusCode.ShouldBe(expected, $"{operation.Id}: {text}");
        return JsonNode.Parse(text)!;
    }

    private StringContent Body(string text) => new(text, Encoding.UTF8, MediaType!);

    [GeneratedRegex("^(api/[^/]+/)[^/]+")]
    private static partial Regex Identifier();
}
