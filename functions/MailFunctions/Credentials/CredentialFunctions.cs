using System.Net;
using MailFunctions.Contract;
using MailFunctions.Http;
using MailFunctions.Security;
using MailFunctions.Storage;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace MailFunctions.Credentials;

/// <summary>What accounts log in with. Secrets go in, and never come out.</summary>
public sealed class CredentialFunctions(CredentialStore store, CredentialChanges changes, EgressPolicy egress)
{
    private const string Collection = "api/credentials";
    private const string Resource = Collection + "/{id}";

    /// <summary>A page of credentials, by name.</summary>
    [Function("ListCredentials")]
    [Requires(Role.AccountsRead)]
    [TakesQuery<NameParameters>]
    [TakesQuery<PageParameters>]
    [Answers<Page<Credential>>]
    public Task<IResult> List(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = Collection)] HttpRequest request,
        CancellationToken cancellationToken) =>
        store.PageAsync(request, "credentials", cancellationToken);

    /// <summary>Creates a credential.</summary>
    [Function("CreateCredential")]
    [Requires(Role.CredentialsManage)]
    [Takes<CredentialDraft>]
    [Answers<Credential>(StatusCodes.Status201Created)]
    [Refuses(StatusCodes.Status409Conflict)]
    public async Task<IResult> Create(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = Collection)] HttpRequest request,
        CancellationToken cancellationToken)
    {
        if (!(await request.ReadAsync(Rules(null), cancellationToken)).TryGet(out var draft, out var problem))
        {
            return problem;
        }

        var created = await changes.CreateAsync(draft, Actor.Of(request), cancellationToken);
        return created.TryGet(out var credential, out problem)
            ? Answer.Created(request, $"/{Collection}/{credential.Id}", credential, credential.ETag)
            : problem;
    }

    /// <summary>One credential.</summary>
    [Function("GetCredential")]
    [Requires(Role.AccountsRead)]
    [Answers<Credential>]
    public async Task<IResult> Get(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = Resource)] HttpRequest request,
        string id,
        CancellationToken cancellationToken) =>
        await store.GetAsync(id, cancellationToken) is { } credential
            ? Answer.Ok(request, credential, credential.ETag)
            : NoSuchCredential(id);

    /// <summary>Replaces a credential; without a secret in the body, a managed secret stays as it is.</summary>
    [Function("ReplaceCredential")]
    [Requires(Role.CredentialsManage)]
    [Takes<CredentialDraft>]
    [Answers<Credential>]
    [Refuses(StatusCodes.Status409Conflict)]
    public async Task<IResult> Replace(
        [HttpTrigger(AuthorizationLevel.Anonymous, "put", Route = Resource)] HttpRequest request,
        string id,
        CancellationToken cancellationToken)
    {
        if (!(await store.FindAsync(request, id, NoSuchCredential, cancellationToken)).TryGet(out var present, out var problem) ||
            !(await request.ReadAsync(Rules(present), cancellationToken)).TryGet(out var draft, out problem) ||
            !(await changes.UpdateAsync(present, draft, Actor.Of(request), cancellationToken)).TryGet(out var credential, out problem))
        {
            return problem;
        }

        return Answer.Ok(request, credential, credential.ETag);
    }

    /// <summary>Deletes a credential that no account uses.</summary>
    [Function("DeleteCredential")]
    [Requires(Role.CredentialsManage)]
    [Answers(StatusCodes.Status204NoContent)]
    [Refuses(StatusCodes.Status409Conflict)]
    public Task<IResult> Delete(
        [HttpTrigger(AuthorizationLevel.Anonymous, "delete", Route = Resource)] HttpRequest request,
        string id,
        CancellationToken cancellationToken) =>
        store.DeleteAsync(request, id, NoSuchCredential, changes.DeleteAsync, cancellationToken);

    private CredentialRules Rules(Credential? present) => CredentialRules.For(present, egress.IsAllowed(IPAddress.Loopback));

    private static Problem NoSuchCredential(string id) => Problem.NotFound($"id: there is no credential {id}.");
}
