using System.Text.Json;
using Azure.Data.Tables;
using Azure.Storage.Queues;
using MailFunctions.Accounts;
using MailFunctions.Checking;
using MailFunctions.Checking.Servers;
using MailFunctions.Credentials;
using MailFunctions.Http;
using MailFunctions.Inbox;
using MailFunctions.Storage;
using MailFunctions.Tests.Infrastructure;
using Microsoft.Extensions.DependencyInjection;

namespace MailFunctions.Tests.Faults;

/// <summary>The product's checking within the test's own process, so that its storage and its clock can be tampered with.</summary>
internal sealed class Checker : IAsyncDisposable
{
    private readonly TemporaryFolder _folder;
    private readonly ServiceProvider _services;

    private Checker(TemporaryFolder folder, ServiceProvider services) => (_folder, _services) = (folder, services);

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    /// <summary>Makes it.</summary>
    /// <param name="azurite">Its storage.</param>
    /// <param name="policy">Tampers with the requests to it; <see langword="null"/> for none.</param>
    /// <param name="clock">Its clock.</param>
    /// <param name="beside">Another one that it shares a vault with, as instances of the product do.</param>
    /// <param name="settings">Settings besides the usual ones.</param>
    public static async Task<Checker> StartAsync(
        AzuriteServer azurite,
        StoragePolicy? policy,
        TimeProvider clock,
        Checker? beside = null,
        params (string Name, string Value)[] settings)
    {
        var folder = new TemporaryFolder();
        return new(folder, await InProcess.StartAsync(azurite, policy, clock, (beside?._folder ?? folder).Path, settings));
    }

    public T Get<T>()
        where T : notnull => _services.GetRequiredService<T>();

    /// <summary>Registers the log-in of a mailbox.</summary>
    /// <returns>The credential's id.</returns>
    public async Task<string> CreateCredentialAsync(Mailbox mailbox)
    {
        var login = new CredentialDraft { Name = Api.UniqueName(), UserName = mailbox.User, Password = DovecotServer.Password };
        return (await Get<CredentialChanges>().CreateAsync(login, Actors.Tests, Stop)).Value!.Id;
    }

    /// <summary>Registers an account for a mailbox.</summary>
    public async Task<AccountId> CreateAsync(Mailbox mailbox, MailProtocol protocol, bool keepCopy, int? keepMessagesDays = null) => await CreateAsync(new()
    {
        Name = Api.UniqueName(),
        Protocol = protocol,
        Address = "127.0.0.1",
        Port = protocol == MailProtocol.Imap ? mailbox.Server.ImapPort : mailbox.Server.Pop3Port,
        SecureConnection = false,
        KeepCopy = keepCopy,
        KeepMessagesDays = keepMessagesDays,
        CredentialId = await CreateCredentialAsync(mailbox),
    });

    /// <summary>Registers an account.</summary>
    public async Task<AccountId> CreateAsync(AccountDraft draft) => (await Get<AccountChanges>().CreateAsync(draft, Actors.Tests, Stop)).Value!.Account.Id;

    /// <summary>Claims the account, as the timer does.</summary>
    /// <returns>The claim.</returns>
    public async Task<DateTimeOffset> ClaimAsync(AccountId id)
    {
        var store = Get<AccountStore>();
        var record = (await store.FindAsync(id, Stop))!;
        var claimedUntil = TimeKeys.Rounded(Get<TimeProvider>().GetUtcNow().AddMinutes(10));
        (await store.UpdateStateAsync(record, record.State with { QueuedUntil = claimedUntil, DueAt = claimedUntil }, Stop)).ShouldBeTrue();
        return claimedUntil;
    }

    /// <summary>Does what the timer and the queue make the product do now.</summary>
    public async Task WorkAsync()
    {
        await Get<DueDispatch>().RunAsync(Stop);
        var queue = Get<QueueServiceClient>().GetQueueClient(QueuedChecks.QueueName);
        while ((await queue.ReceiveMessageAsync(cancellationToken: Stop)).Value is { } message)
        {
            await Get<CheckBatch>().RunAsync(JsonSerializer.Deserialize<CheckTask>(message.MessageText, Json.Options)!, Stop);
            await queue.DeleteMessageAsync(message.MessageId, message.PopReceipt, Stop);
        }
    }

    /// <summary>The state of the account.</summary>
    public async Task<AccountState> StateAsync(AccountId id) => (await Get<AccountStore>().FindAsync(id, Stop))!.State;

    /// <summary>The stored messages' bytes as hexadecimal digits.</summary>
    public async Task<List<string>> RawAsync(AccountId id)
    {
        var store = Get<MessageStore>();
        var raw = new List<string>();
        MessageId? after = null;
        do
        {
            var (messages, next) = await store.ListAsync(id, search: null, after, 100, Stop);
            foreach (var message in messages)
            {
                await using var content = (await store.OpenRawAsync(id, message.Id, Stop)).ShouldNotBeNull();
                using var bytes = new MemoryStream();
                await content.CopyToAsync(bytes, Stop);
                raw.Add(Convert.ToHexString(bytes.ToArray()));
            }

            after = next;
        }
        while (after is not null);
        return raw;
    }

    /// <summary>How many due markers the account has.</summary>
    public async Task<int> MarkersAsync(AccountId id)
    {
        var table = Get<TableServiceClient>().GetTableClient(AccountKeys.Table);
        return await table.QueryAsync<TableEntity>("RowKey ge 'd:' and RowKey lt 'd;'", cancellationToken: Stop).CountAsync(row => AccountKeys.IdOf(row.RowKey) == id, Stop);
    }

    /// <summary>Checks the account under a claim.</summary>
    public async Task CheckAsync(AccountId id, DateTimeOffset claimedUntil) =>
        await Get<AccountCheck>().RunAsync(id, await Get<AccountStore>().FindAsync(id, Stop), claimedUntil, Stop);

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await _services.DisposeAsync();
        _folder.Dispose();
    }
}
