using Azure;
using Azure.Core;
using Azure.Core.Pipeline;
using Azure.Data.Tables;
using MailFunctions.Storage;
using MailFunctions.Tests.Faults;
using MailFunctions.Tests.Infrastructure;

namespace MailFunctions.Tests.Storage;

/// <summary>Changes that come while a transaction is under way: they go together, and none stands in another's way.</summary>
public sealed class SharedTransactionsTests(Product product) : IAsyncLifetime
{
    private const string Partition = "partition";

    private readonly HoldPolicy _hold = new();
    private readonly TransactionCount _count = new();
    private TableClient _table = null!;
    private SharedTransactions _shared = null!;

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    /// <inheritdoc/>
    public async ValueTask InitializeAsync()
    {
        var options = new TableClientOptions();
        options.AddPolicy(_hold, HttpPipelinePosition.PerRetry);
        options.AddPolicy(_count, HttpPipelinePosition.PerRetry);
        _table = new TableClient(product.Azurite.ConnectionString, "Shared" + Guid.NewGuid().ToString("N"), options);
        await _table.CreateAsync(Stop);
        _shared = new(_table);
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    [Theory]
    [InlineData(1, 1)]
    [InlineData(50, 1)]
    [InlineData(51, 2)]
    [InlineData(120, 3)]
    public async Task What_comes_meanwhile_goes_together_as_far_as_a_transaction_takes_it(int changes, int transactions)
    {
        var first = await HoldFirstAsync();
        var others = Enumerable.Range(1, changes).Select(i => _shared.SubmitAsync([Add($"a{i}"), Add($"b{i}")], Stop)).ToArray();
        _hold.Release();
        await Task.WhenAll([first, .. others]);

        _count.Transactions.ShouldBe(1 + transactions);
        (await RowsAsync()).Count.ShouldBe(1 + (2 * changes));
    }

    [Fact]
    public async Task Other_partitions_do_not_wait()
    {
        var first = await HoldFirstAsync();

        await _shared.SubmitAsync([new(TableTransactionActionType.Add, new TableEntity("another", "row"))], Stop);

        first.IsCompleted.ShouldBeFalse();
        _hold.Release();
        await first;
    }

    [Fact]
    public async Task What_is_refused_is_refused_alone()
    {
        await _table.AddEntityAsync(new TableEntity(Partition, "present"), Stop);
        var first = await HoldFirstAsync();
        var stale = _shared.SubmitAsync([Add("beside stale"), new(TableTransactionActionType.UpdateReplace, new TableEntity(Partition, "present"), new ETag("W/\"x\""))], Stop);
        var good = _shared.SubmitAsync([Add("good")], Stop);
        var doubled = _shared.SubmitAsync([Add("beside doubled"), Add("present")], Stop);
        var missing = _shared.SubmitAsync([new(TableTransactionActionType.Delete, new TableEntity(Partition, "missing"), ETag.All), Add("beside missing")], Stop);
        var last = _shared.SubmitAsync([Add("last")], Stop);
        _hold.Release();

        await Task.WhenAll(first, good, last);
        (await Should.ThrowAsync<RequestFailedException>(stale)).Status.ShouldBe(412);
        (await Should.ThrowAsync<RequestFailedException>(doubled)).Status.ShouldBe(409);
        (await Should.ThrowAsync<RequestFailedException>(missing)).Status.ShouldBe(404);
        (await RowsAsync()).ShouldBe(["first", "good", "last", "present"]);
    }

    [Fact]
    public async Task Two_that_change_the_same_row_are_made_one_after_the_other()
    {
        await _table.AddEntityAsync(new TableEntity(Partition, "present"), Stop);
        ETag etag = (await _table.GetEntityAsync<TableEntity>(Partition, "present", cancellationToken: Stop)).Value.ETag;
        var first = await HoldFirstAsync();
        var winner = _shared.SubmitAsync([Add("of the winner"), new(TableTransactionActionType.UpdateReplace, new TableEntity(Partition, "present"), etag)], Stop);
        var loser = _shared.SubmitAsync([Add("of the loser"), new(TableTransactionActionType.UpdateReplace, new TableEntity(Partition, "present"), etag)], Stop);
        var good = _shared.SubmitAsync([Add("good")], Stop);
        _hold.Release();

        await Task.WhenAll(first, winner, good);
        (await Should.ThrowAsync<RequestFailedException>(loser)).Status.ShouldBe(412);
        (await RowsAsync()).ShouldBe(["first", "good", "of the winner", "present"]);
    }

    [Fact]
    public async Task Who_gives_up_while_it_waits_changes_nothing_and_keeps_nobody_waiting()
    {
        using var impatience = new CancellationTokenSource();
        var first = await HoldFirstAsync();
        var given = _shared.SubmitAsync([Add("given up")], impatience.Token);
        var good = _shared.SubmitAsync([Add("good")], Stop);
        await impatience.CancelAsync();
        await Should.ThrowAsync<OperationCanceledException>(given);
        _hold.Release();

        await Task.WhenAll(first, good);
        (await RowsAsync()).ShouldBe(["first", "good"]);
    }

    [Fact]
    public async Task When_storage_fails_everybody_is_told_and_the_next_may_try_again()
    {
        var first = await HoldFirstAsync();
        var others = Enumerable.Range(1, 5).Select(i => _shared.SubmitAsync([Add($"a{i}")], Stop)).ToArray();
        await _table.DeleteAsync(Stop);
        _hold.Release();

        foreach (var change in others.Prepend(first))
        {
            (await Should.ThrowAsync<RequestFailedException>(change)).Status.ShouldBe(404);
        }

        await _table.CreateAsync(Stop);
        await _shared.SubmitAsync([Add("again")], Stop);
        (await RowsAsync()).ShouldBe(["again"]);
    }

    private static TableTransactionAction Add(string row) => new(TableTransactionActionType.Add, new TableEntity(Partition, row));

    private async Task<Task> HoldFirstAsync()
    {
        var held = _hold.HoldAsync(TransactionCount.IsTransaction);
        var first = _shared.SubmitAsync([Add("first")], Stop);
        await held;
        return first;
    }

    private async Task<List<string>> RowsAsync() =>
        await _table.QueryAsync<TableEntity>($"PartitionKey eq '{Partition}'", cancellationToken: Stop).Select(row => row.RowKey).ToListAsync(Stop);

    private sealed class TransactionCount : WatchingPolicy
    {
        private int _transactions;

        public int Transactions => _transactions;

        public static bool IsTransaction(Request request) => request.Uri.Path.EndsWith("$batch", StringComparison.Ordinal);

        public override ValueTask ProcessAsync(HttpMessage message, ReadOnlyMemory<HttpPipelinePolicy> pipeline)
        {
            if (IsTransaction(message.Request))
            {
                Interlocked.Increment(ref _transactions);
            }

            return ProcessNextAsync(message, pipeline);
        }
    }
}
