using System.Text.Encodings.Web;
using System.Text.Json;
using MailFunctions.Http;
using MailFunctions.Security;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Server.Kestrel.Core.Features;
using Microsoft.Extensions.Logging;

namespace MailFunctions.Accounts.Import;

/// <summary>Answers with what an import makes of its rows, row by row as they are done.</summary>
internal sealed partial class ImportAnswer(AccountImport import, ImportFile file, bool isDryRun, Actor actor, ILogger logger) : IResult
{
    private const int FlushedAtOnce = 16 * 1024;

    // Bodies are never part of a page: only what JSON itself demands is escaped.
    private static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private readonly int[] _counts = new int[Enum.GetValues<ImportOutcome>().Length];

    /// <inheritdoc/>
    public async Task ExecuteAsync(HttpContext httpContext)
    {
        var (response, stop) = (httpContext.Response, httpContext.RequestAborted);
        response.ContentType = "application/json; charset=utf-8";
        response.Headers.CacheControl = "private, no-store";

        // Many callers read no answer before they have sent everything; that they read nothing meanwhile is no reason to hang up.
        httpContext.Features.Get<IHttpMinResponseDataRateFeature>()?.MinDataRate = null;
        await using (file)
        {
            await using var json = new Utf8JsonWriter(response.BodyWriter, Options);
            json.WriteStartObject();
            json.WriteBoolean("dryRun", isDryRun);
            json.WriteStartArray("rows");
            try
            {
                await WriteRowsAsync(json, response, stop);
            }
            catch (Exception exception) when (!stop.IsCancellationRequested)
            {
                // The answer has begun with status 200: only its end can still tell.
                Log.Failed(logger, exception, _counts.Sum());
                file.End("Something went wrong on our side: rows after the last one here may have been imported or not. Import the file again: what is there already is left as it is.");
            }
            catch (Exception exception) when (exception is OperationCanceledException or IOException)
            {
                Log.Left(logger, actor.Name, _counts.Sum());
                return;
            }

            WriteEnd(json);
            await json.FlushAsync(stop);
        }
    }

    private async Task WriteRowsAsync(Utf8JsonWriter json, HttpResponse response, CancellationToken cancellationToken)
    {
        await using var rows = import.RunAsync(file, isDryRun, actor, cancellationToken).GetAsyncEnumerator(cancellationToken);
        while (true)
        {
            // What is done is shown while the next row is waited for.
            var next = rows.MoveNextAsync();
            var shown = next.IsCompleted && json.BytesPending + response.BodyWriter.UnflushedBytes < FlushedAtOnce
                ? Task.CompletedTask
                : FlushAsync(json, response, cancellationToken);
            var isThere = await next;
            await shown;
            if (!isThere)
            {
                return;
            }

            _counts[(int)rows.Current.Outcome]++;
            Write(json, rows.Current);
        }
    }

    private static async Task FlushAsync(Utf8JsonWriter json, HttpResponse response, CancellationToken cancellationToken)
    {
        json.Flush();
        await response.BodyWriter.FlushAsync(cancellationToken);
    }

    private static void Write(Utf8JsonWriter json, ImportedRow row)
    {
        json.WriteStartObject();
        json.WriteNumber("row", row.Row);
        json.WriteNumber("line", row.Line);
        json.WriteString("outcome", row.Outcome.ToString());
        if (row.Id is { } id)
        {
            json.WriteNumber("id", id.Value);
        }
        else
        {
            json.WriteNull("id");
        }

        json.WriteString("name", row.Name);
        if (!row.Errors.IsEmpty)
        {
            json.WritePropertyName("errors");
            JsonSerializer.Serialize(json, row.Errors.ToDictionary(), Json.Options);
        }

        json.WriteEndObject();
    }

    private void WriteEnd(Utf8JsonWriter json)
    {
        var (created, updated) = (Count(ImportOutcome.Created), Count(ImportOutcome.Updated));
        var (unchanged, failed) = (Count(ImportOutcome.Unchanged), Count(ImportOutcome.Failed));
        Log.Ended(logger, actor.Name, isDryRun, created, updated, unchanged, failed);
        json.WriteEndArray();
        json.WriteNumber("created", created);
        json.WriteNumber("updated", updated);
        json.WriteNumber("unchanged", unchanged);
        json.WriteNumber("failed", failed);
        if (file.Ending is { } ending)
        {
            json.WriteString("error", ending);
        }

        json.WriteEndObject();
    }

    private int Count(ImportOutcome outcome) => _counts[(int)outcome];

    private static partial class Log
    {
        [LoggerMessage(EventId = 2011, Level = LogLevel.Information, Message = "An import by {Actor} ended (dry run: {IsDryRun}): {Created} accounts created, {Updated} changed, {Unchanged} unchanged, {Failed} rows failed.")]
        public static partial void Ended(ILogger logger, string actor, bool isDryRun, int created, int updated, int unchanged, int failed);

        [LoggerMessage(EventId = 2012, Level = LogLevel.Warning, Message = "{Actor} went away from an import after {Rows} rows; what was imported stays.")]
        public static partial void Left(ILogger logger, string actor, int rows);

        [LoggerMessage(EventId = 2013, Level = LogLevel.Error, Message = "An import failed after {Rows} rows.")]
        public static partial void Failed(ILogger logger, Exception exception, int rows);
    }
}
