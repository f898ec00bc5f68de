using MailFunctions.Accounts;
using Microsoft.AspNetCore.Http;

namespace MailFunctions.Reports.Print;

/// <summary>Answers with the report, row by row as they are read.</summary>
internal sealed class PrintedPage(PrintedReport report, AccountSelection selection) : IResult
{
    /// <inheritdoc/>
    public async Task ExecuteAsync(HttpContext httpContext)
    {
        var headers = httpContext.Response.Headers;
        httpContext.Response.ContentType = "text/html; charset=utf-8";
        headers.CacheControl = "private, no-store";
        headers.ContentSecurityPolicy = $"default-src 'none'; style-src '{PrintedReport.StyleHash}'; base-uri 'none'; form-action 'none'; frame-ancestors 'self'";
        headers.XContentTypeOptions = "nosniff";
        headers["Referrer-Policy"] = "no-referrer";
        await report.WriteAsync(selection, httpContext.Response.BodyWriter.AsStream(leaveOpen: true), httpContext.RequestAborted);
    }
}
