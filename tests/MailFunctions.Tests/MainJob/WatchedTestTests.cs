using System.Net;
using System.Net.Http.Headers;
using System.Net.ServerSentEvents;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using MailFunctions.Tests.Contract;
using MailFunctions.Tests.Hostile;
using MailFunctions.Tests.Infrastructure;

namespace MailFunctions.Tests.MainJob;

/// <summary>Who likes server-sent events better than JSON sees each step of a test as it begins and as it ends.</summary>
public sealed class WatchedTestTests(Product product)
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    private Api Api => product.Api;

    [Fact]
    public async Task Step_is_told_while_the_next_has_not_ended()
    {
        var greet = new TaskCompletionSource();
        await using var server = new ScriptedServer(async connection =>
        {
            await greet.Task.WaitAsync(connection.Cancellation);
            await connection.SendAsync(Imap.Greeting);
            await connection.AnswerAsync(tagged: true, Imap.Rules());
        });
        using var response = await WatchAsync("api/accounts/test", await DraftAsync(server.Port));

        var events = new List<(string Name, JsonNode Data)>();
        await foreach (var told in EventsAsync(response))
        {
            events.Add(told);
            if ((string?)told.Data["step"] == "Greet" && (string?)told.Data["outcome"] == "Running")
            {
                events.ShouldContain(each => (string?)each.Data["step"] == "Connect" && (string?)each.Data["outcome"] == "Ok");
                greet.SetResult();
            }
        }

        greet.Task.IsCompleted.ShouldBeTrue();
        var (name, result) = events[^1];
        name.ShouldBe("result");
        ((bool)result["ok"]!).ShouldBeTrue(result.ToJsonString());
        var steps = events.SkipLast(1).ToList();
        steps.ShouldAllBe(each => each.Name == "step");
        foreach (var step in result["steps"]!.AsArray())
        {
            var last = steps.Last(each => (string)each.Data["step"]! == (string)step!["step"]!).Data;
            JsonNode.DeepEquals(last, step).ShouldBeTrue(last.ToJsonString());
        }

        var document = await ApiDocument.ReadAsync(product.App.Http);
        foreach (var (schema, data) in events.Select(each => (each.Name == "step" ? "TestStep" : "ConnectionTestResult", each.Data)))
        {
            document.Fault(new JsonObject { ["$ref"] = $"#/components/schemas/{schema}" }, JsonSerializer.SerializeToElement(data)).ShouldBeNull();
        }
    }

    [Theory]
    [MemberData(nameof(ConnectionKind.All), MemberType = typeof(ConnectionKind))]
    public async Task Result_is_what_the_JSON_answer_is(string protocol, string? connectionType)
    {
        var account = await Api.CreateAccountAsync(product.Dovecot.CreateMailbox(), new(protocol, connectionType));
        var path = $"api/accounts/{account["id"]}/test";

        using var response = await WatchAsync(path, null);
        var events = await EventsAsync(response).ToListAsync(Stop);
        var answer = await Api.PostAsync(path, null, HttpStatusCode.OK);

        var result = events[^1].Data;
        Outline(result).ShouldBe(Outline(answer));
        events.Where(each => (string?)each.Data["outcome"] == "Running").Select(each => (string)each.Data["step"]!)
            .ShouldBeSubsetOf(Outline(result).Select(step => step.Step));
    }

    [Fact]
    public async Task Failure_is_explained_in_its_step_and_in_the_result()
    {
        using var response = await WatchAsync("api/accounts/test", await DraftAsync(1));
        var events = await EventsAsync(response).ToListAsync(Stop);

        var failed = events[^2].Data;
        ((string)failed["step"]!).ShouldBe("Connect");
        ((string)failed["outcome"]!).ShouldBe("Failed");
        ((string)failed["error"]!["code"]!).ShouldBe("ConnectionRefused");
        ((bool)events[^1].Data["ok"]!).ShouldBeFalse();
    }

    [Fact]
    public async Task Who_leaves_ends_the_test_and_its_session()
    {
        var left = new TaskCompletionSource();
        await using var server = new ScriptedServer(async connection =>
        {
            await connection.SendAsync(Imap.Greeting);
            while (await connection.ReadLineAsync() is not null)
            {
            }

            left.SetResult();
        });
        var response = await WatchAsync("api/accounts/test", await DraftAsync(server.Port));
        await foreach (var (_, data) in EventsAsync(response))
        {
            if ((string?)data["step"] == "Greet")
            {
                break;
            }
        }

        response.Dispose();

        await left.Task.WaitAsync(Stop);
    }

    [Theory]
    [InlineData("text/event-stream, application/json")]
    [InlineData("*/*")]
    [InlineData("application/json, text/event-stream;q=0.9")]
    public async Task Others_are_answered_in_JSON(string accept)
    {
        using var response = await WatchAsync("api/accounts/test", await DraftAsync(1), accept);

        response.Content.Headers.ContentType!.MediaType.ShouldBe("application/json");
    }

    [Fact]
    public async Task What_is_wrong_before_the_first_step_is_a_problem_with_its_status()
    {
        using var bad = await WatchAsync("api/accounts/test", new JsonObject { ["port"] = 0 });
        using var missing = await WatchAsync("api/accounts/999999999/test", null);

        (await Api.ReadAsync(bad, HttpStatusCode.BadRequest))["errors"].ShouldNotBeNull();
        await Api.ReadAsync(missing, HttpStatusCode.NotFound);
        missing.Content.Headers.ContentType!.MediaType.ShouldBe("application/problem+json");
    }

    private static IEnumerable<(string Step, string Outcome)> Outline(JsonNode result) =>
        result["steps"]!.AsArray().Select(step => ((string)step!["step"]!, (string)step["outcome"]!));

    private async Task<JsonObject> DraftAsync(int port) => new()
    {
        ["protocol"] = "IMAP",
        ["address"] = "127.0.0.1",
        ["port"] = port,
        ["secureConnection"] = false,
        ["credentialId"] = await Api.CreateCredentialAsync("user", "secret"),
    };

    private async Task<HttpResponseMessage> WatchAsync(string path, JsonObject? draft, string accept = "text/event-stream")
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, path);
        request.Headers.Accept.ParseAdd(accept);
        request.Content = draft is null ? null : new StringContent(draft.ToJsonString(), Encoding.UTF8, new MediaTypeHeaderValue("application/json"));
        return await product.App.Http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, Stop);
    }

    private static async IAsyncEnumerable<(string Name, JsonNode Data)> EventsAsync(HttpResponseMessage response)
    {
        response.Content.Headers.ContentType!.MediaType.ShouldBe("text/event-stream");
        await using var stream = await response.Content.ReadAsStreamAsync(Stop);
        await foreach (var told in SseParser.Create(stream).EnumerateAsync(Stop))
        {
            yield return (told.EventType, JsonNode.Parse(told.Data)!);
        }
    }
}
