using System.Security.Cryptography;
using Azure.Data.Tables;
using MailFunctions.Accounts;
using MailFunctions.Inbox;
using MailFunctions.Tests.Infrastructure;

namespace MailFunctions.Benchmarks.Inbox;

/// <summary>Messages by the thousand, put into storage directly as their rows; they have no content.</summary>
internal static class ManyMessages
{
    private const int PerTransaction = 33;
    private static readonly DateTimeOffset First = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);

    /// <summary>Puts them there.</summary>
    /// <param name="azurite">The storage.</param>
    /// <param name="account">Whose they are.</param>
    /// <param name="count">How many.</param>
    /// <param name="cancellationToken">Ends it.</param>
    public static Task SeedAsync(AzuriteServer azurite, AccountId account, int count, CancellationToken cancellationToken)
    {
        var table = new TableServiceClient(azurite.ConnectionString).GetTableClient(MessageRows.TableName);
        return Parallel.ForEachAsync(
            Enumerable.Range(1, count).Chunk(PerTransaction),
            new ParallelOptions { MaxDegreeOfParallelism = 8, CancellationToken = cancellationToken },
            async (numbers, stop) => await table.SubmitTransactionAsync(numbers.SelectMany(number => Rows(account, number)), stop));
    }

    private static IEnumerable<TableTransactionAction> Rows(AccountId account, int number)
    {
        var message = Of(number);
        TableEntity[] rows =
        [
            MessageRows.Listing(account, message.Summary, First),
            MessageRows.Identity(account, message, message.Summary.Id, purged: false),
            MessageRows.Content(account, message, message.Summary.Id, purged: false),
        ];
        return rows.Select(row => new TableTransactionAction(TableTransactionActionType.Add, row));
    }

    private static StagedMessage Of(int number)
    {
        var identity = MessageIdentity.OfImap("00000000", 1, (uint)number);
        var contentHash = Convert.ToHexStringLower(SHA256.HashData(BitConverter.GetBytes(number)));
        var receivedAt = First.AddMinutes(number);
        var summary = new MessageSummary
        {
            Id = MessageId.Of(receivedAt, identity, contentHash),
            Subject = $"Order {number} has been shipped",
            From = [new("Anna Example", $"anna{number}@example.com")],
            To = [new(null, "support@example.com")],
            Date = receivedAt,
            ReceivedAt = receivedAt,
            Size = 4096,
            HasAttachments = false,
            Oversized = false,
            Preview = new string('x', 200),
            ParseError = null,
        };
        return new(identity, contentHash, summary, BlobIsNew: true);
    }
}
