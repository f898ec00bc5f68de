using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace LocalHost.TestApp;

public sealed class HttpFunctions(Journal journal)
{
    [Function("Number")]
    public IResult Number([HttpTrigger(AuthorizationLevel.Anonymous, "get", "put", Route = "things/{id:int}")] HttpRequest request, int id) =>
        TypedResults.Text($"number {id} {request.Method}");

    [Function("Word")]
    public IResult Word([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "things/{word:alpha}")] HttpRequest request, string word) =>
        TypedResults.Text($"word {word} {request.Method}");

    [Function("Rest")]
    public IResult Rest([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "rest/{*path}")] HttpRequest request, string? path) =>
        TypedResults.Text($"rest {path} {request.Method}");

    [Function("NoRoute")]
    public static IResult NoRoute([HttpTrigger(AuthorizationLevel.Anonymous)] HttpRequest request, FunctionContext context) =>
        TypedResults.Text($"{context.FunctionDefinition.EntryPoint} {request.Method}");

    [Function("Boom")]
    public IResult Boom([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "boom")] HttpRequest request) =>
        throw new InvalidOperationException("Must not be seen: " + request.Path);

    [Function("Nothing")]
    public Task Nothing([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "nothing")] HttpRequest request) =>
        Task.FromResult(request);

    [Function("Slow")]
    public async Task<IResult> Slow(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "slow")] HttpRequest request,
        CancellationToken cancellationToken)
    {
        journal.Write($"slow began {request.Method}");
        await journal.GateAsync("http", cancellationToken);
        return TypedResults.Text("slow ended");
    }
}
