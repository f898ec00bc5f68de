using MailFunctions.Contract;
using MailFunctions.Http;
using MailFunctions.Security;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace MailFunctions.Overview;

/// <summary>What the portal shows first.</summary>
public sealed class OverviewFunctions(AccountCensus census, RecentChecks checks)
{
    /// <summary>How the product is doing: accounts by state, checks per minute, messages per day, and what needs attention.</summary>
    [Function("GetOverview")]
    [Requires(Role.AccountsRead)]
    [Answers<OverviewReport>]
    public async Task<IResult> Get(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api/overview")] HttpRequest request,
        CancellationToken cancellationToken)
    {
        var counting = census.TakeAsync(cancellationToken);
        var recent = checks.ReadAsync(cancellationToken);
        await Task.WhenAll(counting, recent);
        var (accounts, (minutes, days)) = (await counting, await recent);
        return Answer.Ok(new OverviewReport(accounts.CountedAt, accounts.Counts, minutes, days, accounts.Worst, accounts.Attention));
    }
}
