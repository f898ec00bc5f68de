using System.Runtime.CompilerServices;
using Azure.Data.Tables;
using MailFunctions.Accounts;
using MailFunctions.Inbox;
using MailFunctions.Tests.Accounts;

namespace MailFunctions.Benchmarks.Inbox;

/// <summary>The newest messages of a large inbox, over HTTP.</summary>
internal sealed class InboxScenario : IScenario
{
    private const int PageSize = 30;
    private const int WarmUp = 3;
    private const int Rounds = 15;
    private const string PageIs = "one table query for a page";

    /// <inheritdoc/>
    public string Name => "inbox";

    /// <inheritdoc/>
    public string Title => "Inbox: the newest 30 messages";

    /// <inheritdoc/>
    public async IAsyncEnumerable<Measured> RunAsync(Stage stage, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var (account, messages) = (new AccountId(1), stage.Of(100_000));
        await using var app = await RunningApp.StartAsync(stage);
        await ManyAccounts.SeedAsync(app.Azurite, 1);
        await ManyMessages.SeedAsync(app.Azurite, account, messages, cancellationToken);
        var (api, table) = (app.Api, new TableServiceClient(app.Azurite.ConnectionString).GetTableClient(MessageRows.TableName));
        var times = await Turns.TimeAsync(WarmUp, Rounds, () => QueryAsync(table, account, cancellationToken), ReadAsync);
        var reach = Reach.AtMost(1.5, PageIs, times[1], times[0]);
        yield return new()
        {
            Case = $"of {messages:#,0}",
            Unit = "ms",
            Ours = times[1],
            Floor = times[0],
            FloorIs = PageIs,
            Reach = [reach],
            Limit = reach.IsReached ? null : $"{await Profile.TakeAsync(app, Rounds, ReadAsync)}.",
        };

        async Task ReadAsync()
        {
            var page = await api.GetAsync($"api/accounts/{account}/inbox?pageSize={PageSize}");
            if (page["items"]!.AsArray().Count != PageSize)
            {
                throw new InvalidOperationException($"The page has not {PageSize} messages: {page}");
            }
        }
    }

    private static async Task QueryAsync(TableClient table, AccountId account, CancellationToken cancellationToken)
    {
        var filter = TableClient.CreateQueryFilter(
            $"PartitionKey eq {account.Key} and RowKey gt {MessageRows.ListingPrefix} and RowKey lt {MessageRows.ListingEnd}");
        await table.QueryAsync<TableEntity>(filter, PageSize, cancellationToken: cancellationToken).AsPages().FirstAsync(cancellationToken);
    }
}
