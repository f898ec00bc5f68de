using MailFunctions.Contract;
using MailFunctions.Http;
using MailFunctions.Http.Limits;
using MailFunctions.Security;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace MailFunctions.Discovery;

/// <summary>Proposes settings for a new account.</summary>
public sealed class DiscoveryFunctions(SettingsDiscovery discovery, DiscoveryRules rules)
{
    /// <summary>Proposes settings for an e-mail address, and tells where it looked for them.</summary>
    [Function("DiscoverSettings")]
    [Requires(Role.AccountsManage)]
    [Limited(Limit.Tests)]
    [Takes<DiscoveryRequest>]
    [Answers<DiscoveryResult>]
    public async Task<IResult> Discover(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/accounts/discover")] HttpRequest request,
        CancellationToken cancellationToken)
    {
        if (new Query(request).Problem is { } problem)
        {
            return problem;
        }

        var body = await request.ReadAsync(rules, cancellationToken);
        if (!body.TryGet(out var asked, out problem))
        {
            return problem;
        }

        return EmailAddress.TryParse(asked.EmailAddress!, out var address)
            ? Answer.Ok(await discovery.RunAsync(address, cancellationToken))
            : Problem.Invalid("emailAddress", "must be an e-mail address.");
    }
}
