using MailFunctions.Contract;
using MailFunctions.Http;
using MailFunctions.Security;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.Logging;
using Microsoft.Net.Http.Headers;

namespace MailFunctions.Accounts.Import;

/// <summary>Accounts from files.</summary>
public sealed class ImportFunctions(AccountImport import, ILogger<ImportFunctions> logger)
{
    private const string MediaType = "text/csv";

    /// <summary>
    /// Creates and changes accounts as the rows of a CSV file say, and answers with what was made of each row. A row with an ID changes that
    /// account; one without creates an account, or leaves the one alone that is exactly so. A setting without a column stays as it is, or has
    /// its default in a new account; an empty cell gives a setting its default, as its absence in a PUT does. So a file that was exported and
    /// comes back as it was changes nothing, whichever columns it has.
    /// </summary>
    [Function("ImportAccounts")]
    [Requires(Role.AccountsManage)]
    [TakesQuery<ImportParameters>]
    [Takes("text/csv")]
    [Answers<ImportReport>]
    public async Task<IResult> Import(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/accounts/import")] HttpRequest request,
        CancellationToken cancellationToken)
    {
        if (!IsCsv(request.ContentType))
        {
            return new Problem(
                StatusCodes.Status415UnsupportedMediaType,
                "urn:mailfunctions:media-type",
                "The body's media type is not supported.",
                $"Content-Type: send the file as {MediaType}, in UTF-8.");
        }

        var query = new Query(request);
        var isDryRun = query.TrueFalse("dryRun");
        if (query.Problem is { } wrong)
        {
            return wrong;
        }

        if (request.ContentLength > ImportBody.MaxLength)
        {
            return new Problem(
                StatusCodes.Status413PayloadTooLarge,
                "urn:mailfunctions:too-large",
                "The body is too large.",
                $"body: send at most {ImportBody.MaxLength} bytes, and the rest in another file.");
        }

        var opened = await ImportFile.OpenAsync(ImportBody.Take(request.Body), cancellationToken);
        return opened.TryGet(out var file, out var problem)
            ? new ImportAnswer(import, file, isDryRun, Actor.Of(request), logger)
            : problem;
    }

    private static bool IsCsv(string? contentType) =>
        MediaTypeHeaderValue.TryParse(contentType, out var type) &&
        type.MediaType.Equals(MediaType, StringComparison.OrdinalIgnoreCase) &&
        (!type.Charset.HasValue || HeaderUtilities.RemoveQuotes(type.Charset).Equals("utf-8", StringComparison.OrdinalIgnoreCase));
}
