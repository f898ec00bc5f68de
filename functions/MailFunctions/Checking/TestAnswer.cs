using System.Net.Mime;
using System.Net.ServerSentEvents;
using System.Runtime.CompilerServices;
using System.Text.Json;
using System.Threading.Channels;
using MailFunctions.Http;
using Microsoft.AspNetCore.Http;
using Microsoft.Net.Http.Headers;

namespace MailFunctions.Checking;

/// <summary>Answers with a test's result; or, to who likes that better, with its steps as they begin and end and its result last.</summary>
internal static class TestAnswer
{
    /// <summary>Runs a test and answers with it.</summary>
    /// <param name="request">Says what the caller likes.</param>
    /// <param name="run">The test; is given who is told of its steps, if anybody is.</param>
    /// <param name="cancellationToken">Ends the test.</param>
    public static async Task<IResult> OfAsync(
        HttpRequest request,
        Func<Action<TestStep>?, CancellationToken, Task<ConnectionTestResult>> run,
        CancellationToken cancellationToken)
    {
        var http = request.HttpContext;
        http.Response.Headers.Append(HeaderNames.Vary, HeaderNames.Accept);
        if (request.LikesMediaType(MediaTypeNames.Text.EventStream) <= request.LikesMediaType(MediaTypeNames.Application.Json))
        {
            return Answer.Ok(await run(null, cancellationToken));
        }

        try
        {
            // Sent from here and not by the host, so that what bounds the call bounds all of the test.
            await TypedResults.ServerSentEvents(EventsAsync(run, cancellationToken)).ExecuteAsync(http);
        }
        catch (OperationCanceledException) when (http.RequestAborted.IsCancellationRequested)
        {
            // Nobody is there any more to be answered.
        }

        return TypedResults.Empty;
    }

    private static async IAsyncEnumerable<SseItem<string>> EventsAsync(
        Func<Action<TestStep>?, CancellationToken, Task<ConnectionTestResult>> run,
        [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        using var leave = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var steps = Channel.CreateUnbounded<TestStep>();
        var running = RunAsync();
        try
        {
            await foreach (var step in steps.Reader.ReadAllAsync(leave.Token))
            {
                yield return Event("step", step);
            }

            yield return Event("result", await running);
        }
        finally
        {
            // The session with the server ends before the call does.
            await leave.CancelAsync();
            await ((Task)running).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }

        async Task<ConnectionTestResult> RunAsync()
        {
            try
            {
                return await run(step => steps.Writer.TryWrite(step), leave.Token);
            }
            finally
            {
                steps.Writer.Complete();
            }
        }
    }

    private static SseItem<string> Event<T>(string name, T data) => new(JsonSerializer.Serialize(data, Json.Options), name);
}
