using Azure.Data.Tables;
using MailFunctions.Accounts;
using MailFunctions.Credentials;
using MailFunctions.Tests.Infrastructure;
using Microsoft.Extensions.Time.Testing;

namespace MailFunctions.Tests.Credentials;

/// <summary>Which accounts use a credential.</summary>
public sealed class CredentialUsesTests(Product product)
{
    // No test has so many accounts: there is none with this number.
    private static readonly AccountId Nobody = new(1_999_999_999);

    private readonly FakeTimeProvider _clock = new(DateTimeOffset.UtcNow);

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_use_that_was_noted_for_an_account_that_never_came_is_cleared_away_after_a_minute()
    {
        var (credential, uses) = await OpenAsync();
        (await uses.AddAsync(credential, Nobody, Stop)).ShouldBeTrue();
        (await uses.FindAsync(credential, 5, Stop)).ShouldBe([Nobody]);
        _clock.Advance(TimeSpan.FromSeconds(61));

        (await uses.FindAsync(credential, 5, Stop)).ShouldBeEmpty();

        (await RowsAsync(credential)).ShouldBe(["c"]);
    }

    [Fact]
    public async Task A_use_that_goes_on_is_not_removed()
    {
        var (_, uses) = await OpenAsync();
        var account = await product.Api.CreateAccountAsync(product.Dovecot.CreateMailbox(), ConnectionKind.ImapSsl);
        var credential = (string)account["credentialId"]!;
        var id = new AccountId((int)account["id"]!);
        await uses.RemoveAsync(credential, id, Stop);
        _clock.Advance(TimeSpan.FromDays(1));

        (await uses.FindAsync(credential, 5, Stop)).ShouldBe([id]);
    }

    [Fact]
    public async Task Using_a_credential_makes_its_deletion_by_an_older_ETag_fail()
    {
        var (credential, uses) = await OpenAsync();
        var store = new CredentialStore(new(product.Azurite.ConnectionString), _clock);
        var before = await store.GetAsync(credential, Stop);
        await uses.AddAsync(credential, Nobody, Stop);

        (await store.DeleteAsync(before!, Stop)).ShouldBeFalse();
    }

    [Fact]
    public async Task A_credential_that_does_not_exist_cannot_be_used()
    {
        var (_, uses) = await OpenAsync();
        var nothing = Guid.NewGuid().ToString("N");

        (await uses.AddAsync(nothing, Nobody, Stop)).ShouldBeFalse();

        (await RowsAsync(nothing)).ShouldBeEmpty();
    }

    private async Task<(string Credential, CredentialUses Uses)> OpenAsync()
    {
        var tables = new TableServiceClient(product.Azurite.ConnectionString);
        return (await product.Api.CreateCredentialAsync("anna"), new(tables, new AccountStore(tables), _clock));
    }

    private async Task<List<string>> RowsAsync(string credential) => await new TableClient(product.Azurite.ConnectionString, "Credentials")
        .QueryAsync<TableEntity>(row => row.PartitionKey == credential, cancellationToken: Stop)
        .Select(row => row.RowKey)
        .ToListAsync(Stop);
}
