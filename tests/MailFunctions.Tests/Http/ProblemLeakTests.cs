using System.Net;
using System.Net.Http.Headers;
using System.Reflection;
using System.Text;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using MailFunctions.Http;
using MailFunctions.Security;
using MailFunctions.Tests.Infrastructure;
using Microsoft.Azure.Functions.Worker;

namespace MailFunctions.Tests.Http;

/// <summary>Every malformed request of every function gets a problem document, and none tells what the inside looks like.</summary>
public sealed partial class ProblemLeakTests(Product product)
{
    // Nothing exists under these.
    private static readonly string[] Numbers = ["999999999", "0", "-1", "2147483648", "99999999999999999999", "1e3", "%20", "..%2f..", "%F0%9F%98%80"];
    private static readonly string[] Words = ["none", "%20", "..%2f..%2fetc", "%27%20or%201%20eq%201", "%3Cscript%3E", "%0d%0aX:%20y", "%F0%9F%98%80", "%ED%A0%80", new('x', 2000)];

    private static readonly (string Type, byte[] Content)[] Bodies =
    [
        ("application/json", []),
        ("application/json", "{"u8.ToArray()),
        ("application/json", "null"u8.ToArray()),
        ("application/json", "[]"u8.ToArray()),
        ("application/json", "\"text\""u8.ToArray()),
        ("application/json", "{\"no such member\":1}"u8.ToArray()),
        ("application/json", "{\"name\":{\"name\":[1e999]},\"id\":-0}"u8.ToArray()),
        ("application/json", [.. "{\"name\":\""u8, 0xFF, 0xFE, .. "\"}"u8]),
        ("application/json", "{\"name\":\"\\ud800\"}"u8.ToArray()),
        ("application/json", Encoding.Unicode.GetBytes("{\"name\":1}")),
        ("application/json", Encoding.ASCII.GetBytes(new string('[', 5000))),
        ("application/json", Encoding.ASCII.GetBytes(new string('9', 50_000))),
        ("application/merge-patch+json", "{\"name\":\"\\u0000\"}"u8.ToArray()),
        ("application/x-www-form-urlencoded", "name=x"u8.ToArray()),
        ("multipart/form-data; boundary=", "--"u8.ToArray()),
        ("text/csv", "\0"u8.ToArray()),
        ("text/csv", "no,such,heading\r\n1,2,3"u8.ToArray()),
        ("text/csv; charset=no-such", "ID"u8.ToArray()),
    ];

    private static readonly string[] Queries = ["?%00", "?cursor=%00", "?cursor=A&cursor=B", "?pageSize=99999999999", "?sort=%ff", "?name=%07", "?transcript=maybe", "?=&=", "?a[b]=c&filter.name=x"];
    private static readonly string[] Preconditions = ["\"", "W/\"x\"", "no quotes", "*, *", ","];

    public static TheoryData<string> Functions { get; } = new(FunctionPolicies.HttpFunctions().Select(NameOf).Order(StringComparer.Ordinal));

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory]
    [MemberData(nameof(Functions))]
    public async Task Malformed_request_gets_a_problem_that_tells_nothing_of_the_inside(string function)
    {
        var trigger = FunctionPolicies.TriggerOf(FunctionPolicies.HttpFunctions().Single(method => NameOf(method) == function))!;
        foreach (var method in trigger.Methods!.Select(verb => HttpMethod.Parse(verb)))
        {
            foreach (var path in Paths(trigger.Route!))
            {
                await ShouldTellNothingAsync(method, path);
            }

            var missing = Paths(trigger.Route!).First();
            foreach (var query in Queries)
            {
                await ShouldTellNothingAsync(method, missing + query);
            }

            foreach (var precondition in Preconditions)
            {
                await ShouldTellNothingAsync(method, missing, ifMatch: precondition);
            }

            foreach (var body in Bodies.Where(_ => method != HttpMethod.Get && method != HttpMethod.Head))
            {
                await ShouldTellNothingAsync(method, missing, body, ifMatch: "\"none\"");
            }
        }
    }

    [Theory]
    [InlineData("MailFunctions.Http.Problem", true)]
    [InlineData("   at MailFunctions.Http.JsonBody.Parse(", true)]
    [InlineData("System.InvalidOperationException", true)]
    [InlineData("/home/site/wwwroot/MailFunctions.dll", true)]
    [InlineData("Ask at another time. The time is up.", false)]
    public void What_would_tell_something_is_known(string text, bool tells) => Inside().IsMatch(text).ShouldBe(tells);

    private static string NameOf(MethodInfo function) => function.GetCustomAttribute<FunctionAttribute>()!.Name;

    private static IEnumerable<string> Paths(string route)
    {
        var path = "/" + route.TrimStart('/');
        return Variable().IsMatch(path)
            ? Numbers.Zip(Words, (number, word) => Variable().Replace(path, variable => variable.Value.Contains(":int", StringComparison.Ordinal) ? number : word))
            : [path];
    }

    private async Task ShouldTellNothingAsync(HttpMethod method, string path, (string Type, byte[] Content)? body = null, string? ifMatch = null)
    {
        using var request = new HttpRequestMessage(method, path);
        if (body is var (type, content))
        {
            request.Content = new ByteArrayContent(content);
            request.Content.Headers.TryAddWithoutValidation("Content-Type", type);
        }

        if (ifMatch is not null)
        {
            request.Headers.TryAddWithoutValidation("If-Match", ifMatch);
        }

        using var response = await product.Api.Http.SendAsync(request, Stop);

        var (status, text) = ((int)response.StatusCode, await response.Content.ReadAsStringAsync(Stop));
        var asked = $"{method} {path} {body?.Type} {ifMatch}: {status} {text}";
        status.ShouldBeLessThan(500, asked);
        if (response.IsSuccessStatusCode || method == HttpMethod.Head)
        {
            return;
        }

        if (text.Length == 0 && method == HttpMethod.Get && response.StatusCode == HttpStatusCode.PreconditionFailed)
        {
            // A file that is not there as the caller would have it: nothing is said about it at all.
            return;
        }

        Inside().Match(text.Replace(Uri.UnescapeDataString(path.Split('?')[0]), "", StringComparison.Ordinal)).Value.ShouldBeEmpty(asked);
        response.Content.Headers.ContentType.ShouldBe(new MediaTypeHeaderValue(Problem.MediaType), asked);
        var problem = JsonNode.Parse(text)!.AsObject();
        ((int)problem["status"]!, (string)problem["type"]!).ShouldBe((status, problem["type"]!.ToString()));
        ((string)problem["type"]!).ShouldStartWith("urn:mailfunctions:");
        ((string)problem["detail"]!).ShouldNotBeEmpty(asked);
    }

    [GeneratedRegex(@"\{[^}]+\}")]
    private static partial Regex Variable();

    [GeneratedRegex(@"(?-i:\b(System|Microsoft|MailFunctions|Azure|MimeKit|MailKit)\.[A-Z])|\w+Exception\b|\s{2,}at \w|\.cs\b|\.dll\b|:line \d|/(home|tmp|usr|work|var|etc)/", RegexOptions.IgnoreCase)]
    private static partial Regex Inside();
}
