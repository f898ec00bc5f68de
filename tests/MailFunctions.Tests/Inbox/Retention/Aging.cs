using System.Text.Json;
using Azure.Data.Tables;
using Azure.Storage.Blobs;
using Azure.Storage.Queues;
using MailFunctions.Accounts;
using MailFunctions.Http;
using MailFunctions.Inbox;
using MailFunctions.Inbox.Retention;
using MailFunctions.Tests.Faults;
using MailFunctions.Tests.Infrastructure;

namespace MailFunctions.Tests.Inbox.Retention;

/// <summary>Lets time pass over an account's stored mail, and looks at what is left.</summary>
internal static class Aging
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    /// <summary>Does what the timer and the queue make the product do at night.</summary>
    /// <returns>The accounts of each message of the queue.</returns>
    public static async Task<List<IReadOnlyList<AccountId>>> AgeAsync(this Checker checker)
    {
        await checker.Get<RetentionWalk>().RunAsync(Stop);
        return await checker.WorkOffAsync();
    }

    /// <summary>Does what the queue makes the product do for one account.</summary>
    /// <returns>How many turns it took.</returns>
    public static async Task<int> AgeAsync(this Checker checker, AccountId id)
    {
        await checker.Get<RetentionTurn>().RunAsync(new([id]), Stop);
        return 1 + (await checker.WorkOffAsync()).Count;
    }

    /// <summary>An account of which only the store knows messages.</summary>
    public static async Task<AccountId> CreateAccountAsync(this Checker checker, int? keepMessagesDays)
    {
        var now = checker.Get<TimeProvider>().GetUtcNow();
        var draft = new AccountDraft
        {
            Name = Api.UniqueName(),
            Protocol = MailProtocol.Imap,
            Address = "mail.example.com",
            ConnectionType = ConnectionType.Ssl,
            CredentialId = "0123456789abcdef0123456789abcdef",
            AutomaticCheck = false,
            KeepMessagesDays = keepMessagesDays,
        };
        var id = await checker.Get<AccountCounter>().NextAsync(Stop);
        await checker.Get<AccountStore>().InsertAsync(draft.ToAccount(id, "tests", now), AccountState.New, Stop);
        return id;
    }

    /// <summary>Stores messages, as a check does, and says in the account's state how many there are.</summary>
    public static async Task StoreAsync(this Checker checker, AccountId id, IEnumerable<RemoteMessage> messages)
    {
        var store = checker.Get<MessageStore>();
        foreach (var piece in messages.Chunk(33))
        {
            var staged = await Task.WhenAll(piece.Select(message =>
                store.StageAsync(id, message, new MemoryStream(InboxStore.Mail($"message {message.Number}")), Stop)));
            await store.CommitAsync(id, staged, stillKnown: null, Stop);
        }

        var record = (await checker.Get<AccountStore>().FindAsync(id, Stop))!;
        var stored = (await store.GetTotalsAsync(id, Stop)).Stored;
        (await checker.Get<AccountStore>().UpdateStateAsync(record, record.State with { MessagesStored = stored }, Stop)).ShouldBeTrue();
    }

    /// <summary>Changes an account's settings.</summary>
    public static async Task ChangeAsync(this Checker checker, AccountId id, Func<AccountDraft, AccountDraft> change)
    {
        var record = (await checker.Get<AccountStore>().FindAsync(id, Stop))!;
        (await checker.Get<AccountChanges>().UpdateAsync(record, change(AccountDraft.Of(record.Account)), Actors.Tests, Stop)).Value.ShouldNotBeNull();
    }

    /// <summary>The listed messages, newest first.</summary>
    public static async Task<IReadOnlyList<MessageSummary>> ListAsync(this Checker checker, AccountId id)
    {
        var all = new List<MessageSummary>();
        MessageId? after = null;
        do
        {
            var (messages, next) = await checker.Get<MessageStore>().ListAsync(id, search: null, after, 1000, Stop);
            all.AddRange(messages);
            after = next;
        }
        while (after is not null);
        return all;
    }

    /// <summary>The rows of an account's messages.</summary>
    public static ValueTask<List<TableEntity>> RowsAsync(this Checker checker, AccountId id) => checker.Get<TableServiceClient>()
        .GetTableClient(MessageRows.TableName)
        .QueryAsync<TableEntity>(row => row.PartitionKey == id.Key, cancellationToken: Stop)
        .ToListAsync(Stop);

    /// <summary>The names of an account's blobs.</summary>
    public static ValueTask<List<string>> BlobsAsync(this Checker checker, AccountId id) => checker.Get<BlobServiceClient>()
        .GetBlobContainerClient(MessageStore.ContainerName)
        .GetBlobsAsync(new() { Prefix = id.Key + "/" }, Stop)
        .Select(blob => blob.Name)
        .ToListAsync(Stop);

    /// <summary>Exactly these messages are listed, each has its blob and no blob is anybody else's, no note is left, and all totals are exact.</summary>
    public static async Task ShouldHoldAsync(this Checker checker, AccountId id, IEnumerable<string> subjects, string? because = null)
    {
        var messages = await checker.ListAsync(id);
        messages.Select(message => message.Subject).Order(StringComparer.Ordinal).ShouldBe(subjects.Order(StringComparer.Ordinal), because);
        (await checker.BlobsAsync(id)).Order(StringComparer.Ordinal)
            .ShouldBe(messages.Where(message => !message.Oversized).Select(message => message.Id.BlobName(id)).Order(StringComparer.Ordinal), because);
        (await checker.RowsAsync(id)).ShouldNotContain(row => row.RowKey.StartsWith(MessageRows.NotePrefix, StringComparison.Ordinal), because);
        var stored = messages.Where(message => !message.Oversized).ToList();
        (await checker.Get<MessageStore>().GetTotalsAsync(id, Stop))
            .ShouldBe(new(stored.Count, messages.Count - stored.Count, stored.Sum(message => message.Size)), because);
        (await checker.StateAsync(id)).MessagesStored.ShouldBe(stored.Count, because);
    }

    private static async Task<List<IReadOnlyList<AccountId>>> WorkOffAsync(this Checker checker)
    {
        var taken = new List<IReadOnlyList<AccountId>>();
        var queue = checker.Get<QueueServiceClient>().GetQueueClient(QueuedRetention.QueueName);
        while ((await queue.ReceiveMessageAsync(cancellationToken: Stop)).Value is { } message)
        {
            var task = JsonSerializer.Deserialize<RetentionTask>(message.MessageText, Json.Options)!;
            taken.Add(task.Accounts);
            await checker.Get<RetentionTurn>().RunAsync(task, Stop);
            await queue.DeleteMessageAsync(message.MessageId, message.PopReceipt, Stop);
        }

        return taken;
    }
}
