using System.Net;
using System.Net.Http.Headers;
using MailFunctions.Tests.Infrastructure;

namespace MailFunctions.Tests.Contract;

/// <summary>Every operation of the API's document is called, where it succeeds and where it fails, and answers as the document says.</summary>
public sealed class ReplayTests(Product product, OwnStorage storage) : IClassFixture<OwnStorage>
{
    /// <summary>What takes another caller, many calls, or something that is broken; other tests have it.</summary>
    private static readonly int[] Elsewhere = [403, 429, 500, 503, 504];

    /// <summary>What would take a second of each, 64 MiB, or an app without its page.</summary>
    private static readonly string[] Rare =
    [
        "GetDocs 404", "GetDocs 412", "GetOpenApi 412", "ImportAccounts 413", "PatchAccount 409", "ReplaceAccount 409", "ReplaceConnector 409",
        "ReplaceCredential 409", "ReplaceReportSchedule 409", "ReplaceWebhook 409",
    ];

    [Fact]
    public async Task Every_operation_answers_as_documented()
    {
        await using var app = await App.StartAsync(
            storage.Azurite, product.Certificates,
            ("Smtp__Host", "127.0.0.1"), ("Smtp__Port", $"{FreePort.Take(1)[0]}"), ("Smtp__From", "reports@example.com"));
        var document = await ApiDocument.ReadAsync(app.Http);
        using var check = new AnswerCheck();
        using var http = new HttpClient(check) { BaseAddress = app.Address };
        http.DefaultRequestHeaders.Authorization = app.Http.DefaultRequestHeaders.Authorization;
        var replay = new Replay(new Api(http), document, product.Dovecot.CreateMailbox());

        await replay.UseAsync();
        using (var unchanged = new HttpRequestMessage(HttpMethod.Get, "api/openapi.json"))
        {
            unchanged.Headers.IfNoneMatch.Add(EntityTagHeaderValue.Any);
            (await http.SendAsync(unchanged, TestContext.Current.CancellationToken)).StatusCode.ShouldBe(HttpStatusCode.NotModified);
        }

        foreach (var operation in document.Operations.Where(operation => operation.IsProtected))
        {
            await new Misuse(http, document, operation, replay.PathOf(operation)).RunAsync();
        }

        await replay.DeleteAsync();

        var documented = document.Operations.SelectMany(operation => operation.Responses.Keys.Except(Elsewhere).Select(status => $"{operation.Id} {status}"));
        var seen = check.Seen.Select(answer => $"{answer.Operation} {answer.Status}");
        document.Operations.Select(operation => operation.Id)
            .Except(check.Seen.Where(answer => answer.Status < 300).Select(answer => answer.Operation))
            .ShouldBeEmpty("All operations succeed once.");
        documented.Except(seen).Order().ShouldBe(Rare.Order());
    }
}
