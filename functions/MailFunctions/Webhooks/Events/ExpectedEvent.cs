using MailFunctions.Accounts;
using MailFunctions.Inbox;

namespace MailFunctions.Webhooks.Events;

/// <summary>A message of the queue <c>webhook-events</c>: something that is about to happen, and is looked up before it is passed on.</summary>
/// <param name="At">When it was announced, UTC.</param>
/// <param name="Account">The account in which messages are about to be stored.</param>
/// <param name="Messages">The messages.</param>
/// <param name="Export">The export that is about to be ready.</param>
/// <param name="Looks">How often it was looked up in vain.</param>
public sealed record ExpectedEvent(
    DateTimeOffset At,
    AccountId? Account = null,
    IReadOnlyList<MessageId>? Messages = null,
    string? Export = null,
    int Looks = 0);
