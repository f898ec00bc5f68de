using System.Globalization;
using System.Net.Http.Headers;
using System.Text;
using MailFunctions.Inbox;
using MailFunctions.Security;
using Microsoft.Extensions.Options;

namespace MailFunctions.Webhooks.Delivery;

/// <summary>Sends events: signed, to addresses that the egress policy allows, without redirects.</summary>
public sealed class WebhookPost : IDisposable
{
    private const int MaxAnswerBytes = 4096;
    private readonly WebhookOptions _options;
    private readonly TimeProvider _clock;
    private readonly HttpClient _http;

    /// <summary>Makes the client.</summary>
    public WebhookPost(EgressPolicy egress, IOptions<WebhookOptions> options, TimeProvider clock)
    {
        (_options, _clock) = (options.Value, clock);
        // Each attempt keeps the time itself: an answer is of use before it ends.
        _http = EgressHttp.CreateClient((request, cancellationToken) => egress.ResolveAsync(request.IdnHost, cancellationToken), Timeout.InfiniteTimeSpan, MaxAnswerBytes);
        _http.DefaultRequestHeaders.UserAgent.ParseAdd("MailFunctions-Webhooks");
    }

    /// <summary>Tries to deliver, once.</summary>
    internal async Task<PostOutcome> SendAsync(Webhook webhook, IReadOnlyList<string> secrets, WebhookDelivery delivery, CancellationToken cancellationToken)
    {
        var startedAt = _clock.GetUtcNow();
        var started = _clock.GetTimestamp();
        if (secrets.Count == 0 || (webhook.Url.Scheme != Uri.UriSchemeHttps && !_options.AllowHttp))
        {
            return Failed(secrets.Count == 0 ? PostFailures.NoSecret : PostFailures.PlainHttp);
        }

        using var deadline = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        deadline.CancelAfter(_options.Patience);
        try
        {
            using var request = Request(webhook, secrets, delivery, startedAt);
            using var response = await _http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, deadline.Token);
            var status = (int)response.StatusCode;
            var answer = await AnswerAsync(response, new Redaction(secrets), deadline.Token);
            var error = response.IsSuccessStatusCode ? null : PostFailures.Explain(status);
            var attempt = new DeliveryAttempt(startedAt, Elapsed(), status, error, answer);
            return status switch
            {
                _ when error is null => new(PostVerdict.Delivered, attempt),
                410 => new(PostVerdict.Gone, attempt),
                429 or 503 => new(PostVerdict.Failed, attempt, WishOf(response.Headers.RetryAfter)),
                _ => new(PostVerdict.Failed, attempt),
            };
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return Failed(PostFailures.Silence(_options.Patience));
        }
        catch (HttpRequestException exception)
        {
            return Failed(PostFailures.Explain(exception, webhook.Url));
        }

        PostOutcome Failed(string error) => new(PostVerdict.Failed, new(startedAt, Elapsed(), null, error, ""));

        long Elapsed() => (long)_clock.GetElapsedTime(started).TotalMilliseconds;
    }

    /// <inheritdoc/>
    public void Dispose() => _http.Dispose();

    private static HttpRequestMessage Request(Webhook webhook, IReadOnlyList<string> secrets, WebhookDelivery delivery, DateTimeOffset at)
    {
        var timestamp = at.ToUnixTimeSeconds();
        var request = new HttpRequestMessage(HttpMethod.Post, webhook.Url) { Content = new ReadOnlyMemoryContent(delivery.Body) };
        request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/cloudevents+json", "utf-8");
        request.Headers.Add("webhook-id", delivery.EventId);
        request.Headers.Add("webhook-timestamp", timestamp.ToString(CultureInfo.InvariantCulture));
        request.Headers.Add("webhook-signature", WebhookSignature.Of(secrets, delivery.EventId, timestamp, delivery.Body.ToMemory().Span));
        return request;
    }

    private static async Task<string> AnswerAsync(HttpResponseMessage response, Redaction redaction, CancellationToken cancellationToken)
    {
        try
        {
            await using var body = await response.Content.ReadAsStreamAsync(cancellationToken);
            var bytes = new byte[MaxAnswerBytes];
            var length = await body.ReadAtLeastAsync(bytes, bytes.Length, throwOnEndOfStream: false, cancellationToken);
            return redaction.Clean(CleanText.OneLine(Encoding.UTF8.GetString(bytes, 0, length), MaxAnswerBytes), isCut: length == MaxAnswerBytes);
        }
        catch (Exception exception) when (exception is HttpRequestException or IOException or OperationCanceledException)
        {
            // The status is what counts.
            return "";
        }
    }

    private TimeSpan? WishOf(RetryConditionHeaderValue? header)
    {
        var wish = header?.Delta ?? (header?.Date - _clock.GetUtcNow());
        return wish > TimeSpan.Zero ? wish : null;
    }
}
