using System.Reflection;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using MailFunctions.Contract;
using MailFunctions.Http;
using MailFunctions.Security;
using MailFunctions.Tests.Infrastructure;
using Microsoft.Azure.Functions.Worker;

namespace MailFunctions.Tests.Contract;

/// <summary>The API's document says what the functions are, and says it well.</summary>
public sealed partial class DocumentTests(Product product)
{
    /// <summary>What serves the portal, and what answers where there is nothing.</summary>
    private static readonly string[] NoApi = ["Fallback", "Portal", "PortalAssets", "PortalIcon", "PortalMailFrame"];

    private static readonly MethodInfo[] Functions = [.. FunctionPolicies.HttpFunctions().Where(function => !NoApi.Contains(NameOf(function)))];

    [Fact]
    public async Task Every_function_is_an_operation_and_every_operation_a_function()
    {
        var document = await ReadAsync();
        var policies = new FunctionPolicies();

        var documented = document.Operations.Select(operation =>
            $"{operation.Id} {operation.Method} {operation.Path} {(operation.IsProtected ? operation.Role ?? "signed in" : "anybody")}");

        var functions =
            from function in Functions
            let trigger = FunctionPolicies.TriggerOf(function)
            let policy = policies.Of(NameOf(function))
            let who = policy.Anonymous ? "anybody" : policy.Role is { } role ? EnumWords.Word(role) : "signed in"
            from method in trigger.Methods!
            select $"{NameOf(function)} {method.ToUpperInvariant()} /{Constraint().Replace(trigger.Route!, "")} {who}";
        documented.Order().ShouldBe(functions.Order());
    }

    [Fact]
    public async Task Parameters_of_paths_are_those_of_the_functions()
    {
        var document = await ReadAsync();

        foreach (var function in Functions)
        {
            var operation = document.Operations.Single(operation => operation.Id == NameOf(function));
            var bound = function.GetParameters().Where(parameter => parameter.ParameterType == typeof(int) || parameter.ParameterType == typeof(string));
            operation.ParametersIn("path").Order().ShouldBe(bound.Select(parameter => parameter.Name!).Order(), operation.Id);
            operation.ParametersIn("header").ShouldBe(operation.Responses.ContainsKey(428) ? ["If-Match"] : [], operation.Id);
        }
    }

    [Fact]
    public async Task Every_body_and_every_answer_in_JSON_has_an_example_that_is_valid()
    {
        var document = await ReadAsync();

        foreach (var operation in document.Operations)
        {
            var answers = operation.Responses.Where(response => response.Key < 400).SelectMany(response => response.Value["content"]?.AsObject() ?? []);
            foreach (var (mediaType, content) in operation.Bodies.Concat(answers).Where(body => body.Value!["schema"]!["$ref"] is not null))
            {
                var example = content!["example"].ShouldNotBeNull($"{operation.Id} {mediaType}");
                document.Fault(content["schema"]!, JsonSerializer.SerializeToElement(example)).ShouldBeNull($"{operation.Id} {example}");
            }
        }

        var problem = document.Operations.First(operation => operation.IsProtected).Responses[400]["content"]![Problem.MediaType]!;
        document.Fault(problem["schema"]!, JsonSerializer.SerializeToElement(problem["example"])).ShouldBeNull();
    }

    [Fact]
    public async Task Every_example_is_one_of_something()
    {
        var document = await ReadAsync();
        var names = document.Root["components"]!["schemas"]!.AsObject().Select(schema => schema.Key).Append("text/csv");
        await using var file = typeof(OpenApiDocument).Assembly.GetManifestResourceStream("MailFunctions.Contract.examples.json")!;

        JsonNode.Parse(file)!.AsObject().Select(example => example.Key).Except(names).ShouldBeEmpty();
    }

    [Fact]
    public async Task Every_schema_and_every_member_is_described()
    {
        var document = await ReadAsync();

        foreach (var (name, schema) in document.Root["components"]!["schemas"]!.AsObject())
        {
            ((string?)schema!["description"]).ShouldNotBeNullOrEmpty(name);
            foreach (var (member, part) in schema["properties"]?.AsObject() ?? [])
            {
                ((string?)part!["description"]).ShouldNotBeNullOrEmpty($"{name}.{member}");
            }
        }
    }

    [Fact]
    public async Task Linter_finds_nothing()
    {
        using var folder = new TemporaryFolder();
        var tools = Path.Combine(RepositoryRoot.Path, "tests/OpenApi");
        await File.WriteAllTextAsync(folder["openapi.json"], (await ReadAsync()).Root.ToJsonString(), TestContext.Current.CancellationToken);

        await ChildProcess.RunAsync(
            "node", Path.Combine(tools, "node_modules/@stoplight/spectral-cli/dist/index.js"), "lint", "--fail-severity", "hint",
            "--ruleset", Path.Combine(tools, ".spectral.yaml"), folder["openapi.json"]);
    }

    [Fact]
    public async Task Document_is_sent_again_only_if_it_changed()
    {
        using var first = await product.Api.SendAsync(HttpMethod.Get, "api/openapi.json");
        using var request = new HttpRequestMessage(HttpMethod.Get, "api/openapi.json");
        request.Headers.IfNoneMatch.Add(first.Headers.ETag!);

        using var second = await product.App.Http.SendAsync(request, TestContext.Current.CancellationToken);

        first.Headers.ETag!.IsWeak.ShouldBeFalse();
        second.StatusCode.ShouldBe(System.Net.HttpStatusCode.NotModified);
        second.Headers.ETag.ShouldBe(first.Headers.ETag);
    }

    private Task<ApiDocument> ReadAsync() => ApiDocument.ReadAsync(product.App.Http);

    private static string NameOf(MethodInfo function) => function.GetCustomAttribute<FunctionAttribute>()!.Name;

    [GeneratedRegex(":[a-z]+(?=})")]
    private static partial Regex Constraint();
}
