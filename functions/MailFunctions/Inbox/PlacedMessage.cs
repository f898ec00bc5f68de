using Azure;
using Azure.Data.Tables;
using MailFunctions.Accounts;

namespace MailFunctions.Inbox;

/// <summary>A staged message and the listing row that it belongs to.</summary>
/// <param name="Message">The message.</param>
/// <param name="Earlier">The content row of the same message under an earlier identity; <see langword="null"/> if there is none.</param>
/// <param name="IsListed">Whether the message's own listing row exists.</param>
internal sealed record PlacedMessage(StagedMessage Message, TableEntity? Earlier, bool IsListed)
{
    /// <summary>Whether a listing row must be made.</summary>
    public bool IsNew => Earlier is null && !IsListed;

    /// <summary>Whether it was purged before under an earlier identity: it gets its rows, but is not listed again.</summary>
    public bool IsPurged => Earlier is not null && MessageRows.IsPurged(Earlier);

    /// <summary>The message's id in the list.</summary>
    public MessageId Listed => Earlier is null ? Message.Summary.Id : MessageRows.MessageIdOf(Earlier);

    /// <summary>The operations that list the message, or move an earlier identity's rows to its present one.</summary>
    /// <param name="account">Whose message.</param>
    /// <param name="storedAt">When it is listed, UTC.</param>
    public IEnumerable<TableTransactionAction> Actions(AccountId account, DateTimeOffset storedAt)
    {
        if (IsNew)
        {
            yield return new(TableTransactionActionType.Add, MessageRows.Listing(account, Message.Summary, storedAt));
        }

        if (Earlier is not null)
        {
            // A server that gives other identities every time would otherwise leave ever more rows behind.
            var identity = new TableEntity(account.Key, MessageRows.IdentityKey(MessageRows.IdentityOfContent(Earlier)));
            yield return new(TableTransactionActionType.Delete, identity, ETag.All);
            yield return new(TableTransactionActionType.Delete, Earlier, Earlier.ETag);
        }

        yield return new(TableTransactionActionType.Add, MessageRows.Identity(account, Message, Listed, IsPurged));
        yield return new(TableTransactionActionType.UpsertReplace, MessageRows.Content(account, Message, Listed, IsPurged));
    }
}
