using System.Text.Json;
using Azure.Messaging;
using MailFunctions.Accounts;
using MailFunctions.Accounts.Health;
using MailFunctions.Http;
using MailFunctions.Inbox;
using MailFunctions.Reports.Exports;

namespace MailFunctions.Webhooks.Events;

/// <summary>What happened, as CloudEvents 1.0 in JSON (structured mode).</summary>
internal static class WebhookEvents
{
    /// <summary>What the types of all events begin with.</summary>
    public const string TypePrefix = "com.mailfunctions.";

    private const int MaxAddresses = 5;
    private const int MaxAddressCharacters = 2000;
    private const int MaxErrorCharacters = 2000;

    /// <summary>A change of an account's health.</summary>
    public static WebhookEvent Of(AccountEvent happened)
    {
        var type = happened.Kind switch
        {
            AccountEventKind.Failing => EventType.AccountFailing,
            AccountEventKind.Suspended => EventType.AccountSuspended,
            _ => EventType.AccountRecovered,
        };
        var error = happened.Error is { } cause ? cause with { Message = Cut(cause.Message)!, ServerAnswer = Cut(cause.ServerAnswer) } : null;
        var data = new AccountData(happened.Id, happened.Name, happened.Server, happened.Kind, error);
        return Of(type, $"{happened.Id} {happened.RowKey}", $"/api/accounts/{happened.Id}", $"{happened.Id}", happened.At, data);
    }

    /// <summary>A message that was stored.</summary>
    public static WebhookEvent Of(Account account, MessageSummary message, DateTimeOffset at)
    {
        var data = new MessageData(
            new(account.Id, account.Name),
            message.Id,
            message.Subject,
            First(message.From),
            First(message.To),
            message.ReceivedAt,
            message.Size,
            message.HasAttachments,
            message.Oversized);
        return Of(EventType.MessageStored, $"{account.Id} {message.Id}", $"/api/accounts/{account.Id}", message.Id.Value, at, data);
    }

    /// <summary>An export that is ready.</summary>
    public static WebhookEvent Of(Export export)
    {
        var data = new ExportData(export.Id.Key, export.Status, export.Rows, export.Bytes, export.FileName, export.CreatedBy);
        return Of(EventType.ExportReady, export.Id.Key, $"/api/exports/{export.Id}", export.Id.Key, export.CompletedAt ?? export.CreatedAt, data);
    }

    /// <summary>Somebody tries a webhook.</summary>
    public static WebhookEvent Test(Webhook webhook, string actor, DateTimeOffset at) => Of(
        EventType.WebhookTest, $"{Guid.NewGuid()}", $"/api/webhooks/{webhook.Id}", webhook.Id, at, new TestData(webhook.Id, webhook.Name, actor));

    private static WebhookEvent Of<T>(EventType type, string what, string source, string subject, DateTimeOffset at, T data)
    {
        var id = WebhookEvent.IdOf(type, what);
        var json = BinaryData.FromBytes(JsonSerializer.SerializeToUtf8Bytes(data, Json.Options));
        var cloudEvent = new CloudEvent(source, TypePrefix + EnumWords.Word(type), json, "application/json", CloudEventDataFormat.Json)
        {
            Id = id,
            Subject = subject,
            Time = at.ToUniversalTime(),
        };
        return new(type, id, BinaryData.FromBytes(JsonSerializer.SerializeToUtf8Bytes(cloudEvent, Json.Options)));
    }

    /// <summary>The first addresses, so few that no sender makes an event too long.</summary>
    private static List<MailAddress> First(IReadOnlyList<MailAddress> addresses)
    {
        var left = MaxAddressCharacters;
        return [.. addresses.Take(MaxAddresses).TakeWhile(address => (left -= (address.Name?.Length ?? 0) + address.Address.Length) >= 0)];
    }

    private static string? Cut(string? text) => text?.Length > MaxErrorCharacters ? text[..MaxErrorCharacters] : text;
}
