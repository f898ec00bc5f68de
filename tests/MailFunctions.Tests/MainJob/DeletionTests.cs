using System.Net;
using Azure.Data.Tables;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;
using MailFunctions.Accounts;
using MailFunctions.Tests.Infrastructure;

namespace MailFunctions.Tests.MainJob;

/// <summary>Nothing of an account stays when it is deleted.</summary>
public sealed class DeletionTests(Product product)
{
    private const int Messages = 120;

    private Api Api => product.Api;

    [Fact]
    public async Task Deleted_account_leaves_no_message_blob_or_history_and_takes_none_of_others()
    {
        var deleted = await CheckedAsync(3);
        var kept = await CheckedAsync(3);
        (await LeftAsync(deleted)).ShouldBeGreaterThan(0);
        var before = await LeftAsync(kept);

        await DeleteAsync(deleted);

        using (var gone = await Api.SendAsync(HttpMethod.Get, $"api/accounts/{deleted}/inbox"))
        {
            gone.StatusCode.ShouldBe(HttpStatusCode.NotFound);
        }

        await Wait.UntilAsync(async () => await LeftAsync(deleted) == 0, "everything of the deleted account is purged");
        (await LeftAsync(kept)).ShouldBe(before);
        (await Api.InboxAsync(kept)).Count.ShouldBe(3);
    }

    [Fact]
    public async Task Account_deleted_in_the_middle_of_a_check_leaves_nothing_either()
    {
        var mailbox = await FilledAsync(Messages);
        var id = (int)(await Api.CreateAccountAsync(mailbox, ConnectionKind.ImapSsl))["id"]!;
        await Api.PostAsync($"api/accounts/{id}/check", null, HttpStatusCode.Accepted);
        await Wait.UntilAsync(async () => (await Api.InboxAsync(id)).Count > 0, "mail is being stored");

        await DeleteAsync(id);

        await Wait.UntilAsync(() => Task.FromResult(product.App.Log.Any(line => line.Contains($"Checked account {id} in", StringComparison.Ordinal))), "the check ends");
        await Wait.UntilAsync(async () => await LeftAsync(id) == 0, "everything of the deleted account is purged");
        (await mailbox.CountAsync()).ShouldBe(Messages);
    }

    private async Task<Mailbox> FilledAsync(int messages)
    {
        var mailbox = product.Dovecot.CreateMailbox();
        foreach (var message in MailCorpus.Create(messages))
        {
            await mailbox.DeliverAsync(message);
        }

        return mailbox;
    }

    private async Task<int> CheckedAsync(int messages)
    {
        var account = await Api.CreateAccountAsync(await FilledAsync(messages), ConnectionKind.Pop3Ssl);
        await Api.CheckAsync((int)account["id"]!);
        return (int)account["id"]!;
    }

    private async Task DeleteAsync(int id)
    {
        // A check may change the ETag's row's neighbours, never the row: the ETag holds.
        var path = $"api/accounts/{id}";
        using var response = await Api.SendAsync(HttpMethod.Delete, path, ifMatch: await Api.ETagAsync(path));
        response.StatusCode.ShouldBe(HttpStatusCode.NoContent);
    }

    /// <summary>How many blobs and rows an account has in storage.</summary>
    private async Task<int> LeftAsync(int id)
    {
        var key = new AccountId(id).Key;
        var tables = new TableServiceClient(product.Azurite.ConnectionString);
        var rows = 0;
        foreach (var table in new[] { "Messages", "Checks" })
        {
            rows += await tables.GetTableClient(table).QueryAsync<TableEntity>(row => row.PartitionKey == key).CountAsync();
        }

        var blobs = new BlobContainerClient(product.Azurite.ConnectionString, "messages").GetBlobsAsync(BlobTraits.None, BlobStates.All, key + "/", default);
        return rows + await blobs.CountAsync();
    }
}
