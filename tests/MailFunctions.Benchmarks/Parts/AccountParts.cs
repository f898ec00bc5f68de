using Azure;
using Azure.Data.Tables;
using BenchmarkDotNet.Attributes;
using MailFunctions.Accounts;
using MailFunctions.Accounts.Columns;
using MailFunctions.Http;
using MailFunctions.Reports.Exports;
using MailFunctions.Tests.Accounts;

namespace MailFunctions.Benchmarks.Parts;

/// <summary>What is done for each account of a report.</summary>
public class AccountParts
{
    private const string List = "accounts, by id";

    private TableEntity _row = [];
    private Account? _account;
    private AccountsCsv? _csv;
    private string _position = "";
    private string _cursor = "";

    [GlobalSetup]
    public async Task SetUpAsync()
    {
        _account = ManyAccounts.Of(50_000, DateTimeOffset.UtcNow);
        _row = AccountEntity.Of(_account);
        _row.ETag = new ETag("W/\"datetime'2026-01-01T00%3A00%3A00.0000000Z'\"");
        _csv = await AccountsCsv.BeginAsync(Stream.Null, AccountColumns.Headings, CancellationToken.None);
        _position = _account.Id.ToString();
        _cursor = Cursor.Write(List, _position);
    }

    [GlobalCleanup]
    public async Task CleanUpAsync() => await _csv!.DisposeAsync();

    [Benchmark(Description = "reading an account from its row")]
    public object Row() => AccountEntity.ToAccount(_row);

    [Benchmark(Description = "looking for a part of a name, whatever its case and accents")]
    public bool Name() => new AccountFilter(Name: "NÚMBER 5").MatchesName(_account!.Name);

    [Benchmark(Description = "writing an account's line of an export")]
    public Task Line() => _csv!.WriteAsync(AccountColumns.Of(AccountRow.Of(_account!)), CancellationToken.None);

    [Benchmark(Description = "writing a cursor")]
    public string Write() => Cursor.Write(List, _position);

    [Benchmark(Description = "reading a cursor")]
    public string? Read() => Cursor.TryRead(List, _cursor, out var position) ? position : null;
}
