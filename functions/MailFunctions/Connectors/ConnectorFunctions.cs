using MailFunctions.Checking;
using MailFunctions.Contract;
using MailFunctions.Http;
using MailFunctions.Http.Limits;
using MailFunctions.Security;
using MailFunctions.Storage;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace MailFunctions.Connectors;

/// <summary>Network connectors: proxies through which mail servers are reached.</summary>
public sealed class ConnectorFunctions(ConnectorStore store, ConnectorChanges changes, ConnectorTest test, ConnectorRules rules, ConnectorTestRules testRules)
{
    private const string Collection = "api/connectors";
    private const string Resource = Collection + "/{id}";

    /// <summary>A page of connectors, by name.</summary>
    [Function("ListConnectors")]
    [Requires(Role.AccountsRead)]
    [TakesQuery<NameParameters>]
    [TakesQuery<PageParameters>]
    [Answers<Page<Connector>>]
    public Task<IResult> List(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = Collection)] HttpRequest request,
        CancellationToken cancellationToken) =>
        store.PageAsync(request, "connectors", cancellationToken);

    /// <summary>Creates a connector.</summary>
    [Function("CreateConnector")]
    [Requires(Role.AccountsManage)]
    [Takes<ConnectorDraft>]
    [Answers<Connector>(StatusCodes.Status201Created)]
    [Refuses(StatusCodes.Status409Conflict)]
    public async Task<IResult> Create(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = Collection)] HttpRequest request,
        CancellationToken cancellationToken)
    {
        if (!(await request.ReadAsync(rules, cancellationToken)).TryGet(out var draft, out var problem) ||
            !(await changes.CreateAsync(draft, Actor.Of(request), cancellationToken)).TryGet(out var connector, out problem))
        {
            return problem;
        }

        return Answer.Created(request, $"/{Collection}/{connector.Id}", connector, connector.ETag);
    }

    /// <summary>One connector.</summary>
    [Function("GetConnector")]
    [Requires(Role.AccountsRead)]
    [Answers<Connector>]
    public async Task<IResult> Get(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = Resource)] HttpRequest request,
        string id,
        CancellationToken cancellationToken) =>
        await store.GetAsync(id, cancellationToken) is { } connector ? Answer.Ok(request, connector, connector.ETag) : NoSuchConnector(id);

    /// <summary>Replaces a connector; without a password in the body, the present one stays as long as the proxy and the user name do.</summary>
    [Function("ReplaceConnector")]
    [Requires(Role.AccountsManage)]
    [Takes<ConnectorDraft>]
    [Answers<Connector>]
    [Refuses(StatusCodes.Status409Conflict)]
    public async Task<IResult> Replace(
        [HttpTrigger(AuthorizationLevel.Anonymous, "put", Route = Resource)] HttpRequest request,
        string id,
        CancellationToken cancellationToken)
    {
        if (!(await store.FindAsync(request, id, NoSuchConnector, cancellationToken)).TryGet(out var present, out var problem) ||
            !(await request.ReadAsync(rules, cancellationToken)).TryGet(out var draft, out problem) ||
            !(await changes.UpdateAsync(present, draft, Actor.Of(request), cancellationToken)).TryGet(out var connector, out problem))
        {
            return problem;
        }

        return Answer.Ok(request, connector, connector.ETag);
    }

    /// <summary>Deletes a connector that no account uses.</summary>
    [Function("DeleteConnector")]
    [Requires(Role.AccountsManage)]
    [Answers(StatusCodes.Status204NoContent)]
    [Refuses(StatusCodes.Status409Conflict)]
    public Task<IResult> Delete(
        [HttpTrigger(AuthorizationLevel.Anonymous, "delete", Route = Resource)] HttpRequest request,
        string id,
        CancellationToken cancellationToken) =>
        store.DeleteAsync(request, id, NoSuchConnector, changes.DeleteAsync, cancellationToken);

    /// <summary>Tries a connector: connects through it to a server that the body names.</summary>
    [Function("TestConnector")]
    [Requires(Role.AccountsManage)]
    [Limited(Limit.Tests)]
    [Takes<ConnectorTestDraft>]
    [Answers<ConnectionTestResult>]
    public async Task<IResult> Test(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = Resource + "/test")] HttpRequest request,
        string id,
        CancellationToken cancellationToken)
    {
        if (await store.GetAsync(id, cancellationToken) is not { } connector)
        {
            return NoSuchConnector(id);
        }

        return (await request.ReadAsync(testRules, cancellationToken)).TryGet(out var draft, out var problem)
            ? Answer.Ok(await test.RunAsync(connector, draft.Address!, draft.Port!.Value, cancellationToken))
            : problem;
    }

    private static Problem NoSuchConnector(string id) => Problem.NotFound($"id: there is no network connector {id}.");
}
