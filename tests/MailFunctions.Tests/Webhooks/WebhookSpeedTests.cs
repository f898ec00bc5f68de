using System.Diagnostics;
using MailFunctions.Tests.Infrastructure;
using MailFunctions.Tests.MainJob;

namespace MailFunctions.Tests.Webhooks;

/// <summary>How fast events go through the queue to a fast receiver.</summary>
public sealed class WebhookSpeedTests(Product product, ITestOutputHelper output)
{
    private const int Messages = 1000;

    [Fact]
    public async Task A_thousand_messages_are_told_of_within_a_minute_after_they_are_stored()
    {
        await using var azurite = await AzuriteServer.StartAsync();
        await using var app = await App.StartAsync(azurite, product.Certificates);
        await using var receiver = await Receiver.StartAsync(product.Certificates);
        var api = new Api(app.Http);
        await WebhookEventTests.CreateAsync(api, receiver.Https, "message.stored");
        var mailbox = product.Dovecot.CreateMailbox();
        for (var n = 0; n < Messages; n++)
        {
            await mailbox.DeliverAsync(MailText.Utf8($"{MailText.Head(n, "Number")}\r\nText\r\n"));
        }

        var id = (int)(await api.CreateAccountAsync(mailbox, ConnectionKind.ImapSsl))["id"]!;
        var watch = Stopwatch.StartNew();
        await api.CheckAsync(id);
        var stored = watch.Elapsed;
        await receiver.EventsAsync(Messages);

        var (first, last) = (receiver.Requests[0].At, receiver.Requests[^1].At);
        output.WriteLine($"{Messages} messages stored in {stored.TotalSeconds:0.0} s, told of {watch.Elapsed.TotalSeconds:0.0} s after the check began");
        output.WriteLine($"{Messages / (last - first).TotalSeconds:0} deliveries a second, at most {receiver.MostAtOnce} at once");
        (watch.Elapsed - stored).ShouldBeLessThan(TimeSpan.FromMinutes(1));
        receiver.Requests.Count.ShouldBe(Messages);
    }
}
