using System.Text;
using CsCheck;
using MailFunctions.Accounts;
using MailFunctions.Accounts.Columns;
using MailFunctions.Accounts.Import;
using MailFunctions.Http;
using MailFunctions.Reports.Exports;
using MailFunctions.Storage;
using MailFunctions.Tests.Reports;

namespace MailFunctions.Tests.Accounts.Import;

/// <summary>Reading files of accounts.</summary>
public sealed class ImportFileTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 25, 12, 0, 0, TimeSpan.Zero);

    private static readonly Gen<string> Names =
        Gen.OneOf(Gen.OneOfConst([.. OddNames.All]), Gen.String[Gen.OneOf(Gen.OneOfConst([.. "'=,;\" \u00e9"]), Gen.Char), 1, 20]).Where(NameRule.IsMet);

    private static readonly Gen<AccountDraft> Drafts =
        from name in Names
        from flags in Gen.Bool.Array[6]
        from protocol in Gen.Enum<MailProtocol>()
        from type in Gen.Enum<ConnectionType>()
        from port in Gen.Int[1, 65535]
        from minutes in Gen.Int[1, 1440]
        from folder in Names
        from since in Gen.Nullable(Gen.Date.Select(DateOnly.FromDateTime))
        from keep in Gen.Nullable(Gen.Int[0, 36_500])
        from connector in Names
        select new AccountDraft
        {
            Name = name,
            Enabled = flags[0],
            AutomaticCheck = flags[1],
            KeepCopy = flags[2],
            SkipCertificate = flags[3],
            SecureConnection = flags[4],
            ConnectionType = flags[4] ? type : null,
            UseNetworkConnector = flags[5],
            NetworkConnectorId = flags[5] ? connector : null,
            Protocol = protocol,
            Port = port,
            CheckIntervalMinutes = minutes,
            Address = "mail.example.com",
            Folder = folder,
            Since = since,
            KeepMessagesDays = keep,
            CredentialId = name,
        };

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public Task Whatever_accounts_are_written_are_read_back() => Drafts.Array[0, 20].SampleAsync(async drafts =>
    {
        var accounts = drafts.Select((draft, index) => draft.ToAccount(new(index + 1), "tests", Now)).ToList();
        using var stream = new MemoryStream();
        await using (var csv = await AccountsCsv.BeginAsync(stream, AccountColumns.AllHeadings, Stop))
        {
            foreach (var account in accounts)
            {
                await csv.WriteAsync(AccountColumns.Of(account, account.CredentialId, account.NetworkConnectorId ?? ""), Stop);
            }
        }

        var errors = new FieldErrors();
        var (rows, ending) = await ReadAsync(stream.ToArray());

        ending.ShouldBeNull();
        rows.Select(row => row.Apply(new(), errors).ToAccount(row.Id!.Value, "tests", Now)).ShouldBe(accounts);
        errors.ShouldBeEmpty();
    });

    [Fact]
    public Task No_bytes_are_too_odd() => Gen.OneOf(
            Gen.Byte.Array[0, 300],
            Gen.OneOfConst([.. "\",;\r\n\u0000ID xé="u8]).Array[0, 300].Select(bytes => (byte[])[.. "ID,Name\r\n"u8, .. bytes]),
            Gen.Byte.Array[0, 300].Select(bytes => (byte[])[.. "ID;Name\n"u8, .. bytes]))
        .SampleAsync(async bytes =>
        {
            var (rows, _) = await ReadAsync(bytes);
            foreach (var row in rows)
            {
                row.Apply(new(), new FieldErrors());
                new RowsSeen().Add(row, new FieldErrors());
            }
        });

    [Fact]
    public async Task Every_column_can_be_exported_and_is_a_setting_or_the_id()
    {
        var settings = typeof(AccountDraft).GetProperties().Select(property => property.Name);

        AccountColumns.All.Select(column => column.Setting).Where(setting => setting.Length > 0).ShouldBe(settings, ignoreOrder: true);
        AccountColumns.Of(ManyAccounts.Of(1, Now), "", "").Length.ShouldBe(AccountColumns.AllHeadings.Count);
        (await ReadAsync(Encoding.UTF8.GetBytes(string.Join(';', AccountColumns.AllHeadings)))).Rows.ShouldBeEmpty();
    }

    private static async Task<(List<ImportRow> Rows, string? Ending)> ReadAsync(byte[] bytes)
    {
        if (!(await ImportFile.OpenAsync(new MemoryStream(bytes), Stop)).TryGet(out var file, out _))
        {
            return ([], null);
        }

        await using (file)
        {
            return (await file.RowsAsync(Stop).ToListAsync(Stop), file.Ending);
        }
    }
}
