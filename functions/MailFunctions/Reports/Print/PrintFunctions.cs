using MailFunctions.Accounts;
using MailFunctions.Http;
using MailFunctions.Security;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace MailFunctions.Reports.Print;

/// <summary>The accounts report on paper.</summary>
public sealed class PrintFunctions(PrintedReport report)
{
    /// <summary>A page for printing with all accounts that match, in the order asked for.</summary>
    [Function("PrintAccounts")]
    [Requires(Role.ReportsManage)]
    [TakesQuery]
    public IResult Print(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api/accounts/print")] HttpRequest request)
    {
        var query = new Query(request);
        var selection = AccountSelection.Read(query);
        return query.Problem is { } problem ? problem : new PrintedPage(report, selection);
    }
}
