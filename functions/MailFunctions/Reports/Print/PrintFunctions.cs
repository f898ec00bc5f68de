using MailFunctions.Accounts;
using MailFunctions.Contract;
using MailFunctions.Http;
using MailFunctions.Security;
using MailFunctions.Security.Audit;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace MailFunctions.Reports.Print;

/// <summary>The accounts report on paper.</summary>
public sealed class PrintFunctions(PrintedReport report, AuditTrail audit)
{
    /// <summary>A page for printing with all accounts that match, in the order asked for.</summary>
    [Function("PrintAccounts")]
    [Requires(Role.ReportsManage)]
    [TakesQuery<AccountFilterParameters>]
    [TakesQuery<AccountOrderParameters>]
    [Answers(StatusCodes.Status200OK, "text/html")]
    public async Task<IResult> Print(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api/accounts/print")] HttpRequest request,
        CancellationToken cancellationToken)
    {
        var query = new Query(request);
        var selection = AccountSelection.Read(query);
        if (query.Problem is { } problem)
        {
            return problem;
        }

        var entry = new AuditEntry(AuditAction.ReportPrinted, AuditTarget.Report) { Detail = FilterWords.Of(selection) };
        await audit.NoteAsync(Actor.Of(request), entry, cancellationToken);
        return new PrintedPage(report, selection);
    }
}
