using System.Text.Json.Nodes;
using CloudNative.CloudEvents;
using CloudNative.CloudEvents.SystemTextJson;
using Microsoft.AspNetCore.Http;
using StandardWebhooks;

namespace MailFunctions.Tests.Webhooks;

/// <summary>A request that a receiver got.</summary>
internal sealed record Received(string Path, IHeaderDictionary Headers, byte[] Body, DateTimeOffset At)
{
    /// <summary>The event's name.</summary>
    public string Id => Headers["webhook-id"].ToString();

    /// <summary>The body as JSON.</summary>
    public JsonObject Json => JsonNode.Parse(Body)!.AsObject();

    /// <summary>The event, as another implementation of CloudEvents reads it.</summary>
    public CloudEvent Event => new JsonEventFormatter().DecodeStructuredModeMessage(Body, new(Headers.ContentType.ToString()), null);

    /// <summary>Fails unless another implementation of Standard Webhooks takes the signature.</summary>
    public void ShouldBeSignedWith(string secret) => new StandardWebhook(secret, Keys).Verify(System.Text.Encoding.UTF8.GetString(Body), Headers);

    private static WebhookConfigurationOptions Keys => WebhookConfigurationOptions.StandardWebhooks;
}
