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
        var table = new TableServiceClient(app.Azurite.ConnectionString).GetTableClient(MessageRows.TableName);
        var page = new PageCase
        {
            Case = $"of {messages:#,0}",
            Path = $"api/accounts/{account}/inbox?pageSize={PageSize}",
            Items = PageSize,
            Floor = () => QueryAsync(table, account, cancellationToken),
            FloorIs = "one table query for a page",
            Bound = 1.5,
            Rounds = 15,
        };
        yield return await page.MeasureAsync(app, cancellationToken);
    }

    private static async Task QueryAsync(TableClient table, AccountId account, CancellationToken cancellationToken)
    {
        var filter = TableClient.CreateQueryFilter(
            $"PartitionKey eq {account.Key} and RowKey gt {MessageRows.ListingPrefix} and RowKey lt {MessageRows.ListingEnd}");
        await table.QueryAsync<TableEntity>(filter, PageSize, cancellationToken: cancellationToken).AsPages().FirstAsync(cancellationToken);
    }
}
