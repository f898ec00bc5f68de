using System.Globalization;
using System.Text.Json;
using Azure.Storage.Queues;

namespace LocalHost.Tests;

/// <summary>Queue triggers, held to what is documented of the real host.</summary>
public sealed class QueueTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Failed_message_is_tried_again_until_it_succeeds()
    {
        await using var app = await TestApp.StartAsync();

        await SendAsync(app, "work", new { name = "twice", failingTries = 1 });

        await app.LineAsync("ends twice");
        app.Journal.Count(line => line.StartsWith("begins twice", StringComparison.Ordinal)).ShouldBe(2);
        await EmptyAsync(app, "work");
    }

    [Fact]
    public async Task Message_that_fails_too_often_goes_to_the_poison_queue_unchanged()
    {
        await using var app = await TestApp.StartAsync();
        var body = await SendAsync(app, "work", new { name = "poison", failingTries = 99 });

        await Wait.UntilAsync(async () => await CountAsync(app, "work-poison") == 1, "the message is set aside");

        app.Journal.Count(line => line.StartsWith("begins poison", StringComparison.Ordinal)).ShouldBe(3);
        var poison = await Queue(app, "work-poison").PeekMessageAsync(Stop);
        poison.Value.Body.ToString().ShouldBe(body);
        await EmptyAsync(app, "work");
    }

    [Theory]
    [InlineData("not base64!")]
    [InlineData("bm90IEpTT04=")]
    public async Task Message_that_cannot_be_bound_goes_to_the_poison_queue(string body)
    {
        await using var app = await TestApp.StartAsync();
        await SendTextAsync(app, "work", body);

        await Wait.UntilAsync(async () => await CountAsync(app, "work-poison") == 1, "the message is set aside");
    }

    [Fact]
    public async Task Body_is_decoded_from_base64()
    {
        await using var app = await TestApp.StartAsync();
        await SendTextAsync(app, "raw", Convert.ToBase64String("héllo"u8));

        (await app.LineAsync("raw")).ShouldStartWith("raw héllo ");
    }

    [Fact]
    public async Task Message_of_a_killed_process_becomes_visible_and_is_done_by_another()
    {
        await using var app = await TestApp.StartAsync(("LocalHost__QueueLeaseSeconds", "3"));
        await SendAsync(app, "work", new { name = "survivor", gate = "later" });
        var first = await app.LineAsync("begins survivor");
        await app.Process.KillAsync();

        await app.AddProcessAsync();
        app.Open("later");

        await app.LineAsync("ends survivor");
        (await app.LineAsync("begins survivor", 2)).Split(' ')[^1].ShouldNotBe(first.Split(' ')[^1]);
        await EmptyAsync(app, "work");
    }

    [Fact]
    public async Task Long_message_stays_hidden_while_it_is_worked_on()
    {
        await using var app = await TestApp.StartAsync(("LocalHost__QueueLeaseSeconds", "3"));
        await SendAsync(app, "work", new { name = "long", gate = "later" });
        await app.LineAsync("begins long");
        // More seconds than the lease has, as a timer counts them.
        await app.LineAsync("tick", app.Journal.Count(line => line.StartsWith("tick", StringComparison.Ordinal)) + 5);

        app.Open("later");

        await app.LineAsync("ends long");
        app.Journal.Count(line => line.StartsWith("begins long", StringComparison.Ordinal)).ShouldBe(1);
        await EmptyAsync(app, "work");
    }

    [Fact]
    public async Task No_more_than_a_batch_is_worked_on_at_once()
    {
        await using var app = await TestApp.StartAsync();
        for (var i = 0; i < 5; i++)
        {
            await SendAsync(app, "work", new { name = $"gated{i}", gate = "later" });
        }

        await app.LineAsync("begins gated");
        await app.LineAsync("tick", app.Journal.Count(line => line.StartsWith("tick", StringComparison.Ordinal)) + 2);
        app.Journal.Count(line => line.StartsWith("begins gated", StringComparison.Ordinal)).ShouldBeLessThanOrEqualTo(2);

        app.Open("later");
        await app.LineAsync("ends gated", 5);
    }

    [Fact]
    public async Task Two_processes_share_a_queue_and_do_every_message_once()
    {
        await using var app = await TestApp.StartAsync();
        await app.AddProcessAsync();
        for (var i = 0; i < 20; i++)
        {
            await SendAsync(app, "work", new { name = $"shared{i}", gate = "later" });
        }

        // Each holds messages before the gate opens.
        await Wait.UntilAsync(() => Task.FromResult(Processes(app, "begins shared").Count == 2), "both processes begin");
        app.Open("later");
        await app.LineAsync("ends shared", 20);

        var ends = app.Journal.Where(line => line.StartsWith("ends shared", StringComparison.Ordinal)).ToList();
        ends.Select(line => line.Split(' ')[1]).ShouldBeUnique();
        Processes(app, "ends shared").Count.ShouldBe(2);
    }

    private static HashSet<string> Processes(TestApp app, string beginning) =>
        [.. app.Journal.Where(line => line.StartsWith(beginning, StringComparison.Ordinal)).Select(line => line.Split(' ')[^1])];

    private static QueueClient Queue(TestApp app, string name) => new(app.ConnectionString, name);

    private static async Task<string> SendAsync(TestApp app, string queue, object job)
    {
        var body = Convert.ToBase64String(JsonSerializer.SerializeToUtf8Bytes(job));
        await SendTextAsync(app, queue, body);
        return body;
    }

    private static async Task SendTextAsync(TestApp app, string name, string body)
    {
        var queue = Queue(app, name);
        await queue.CreateIfNotExistsAsync(cancellationToken: Stop);
        await queue.SendMessageAsync(body, Stop);
    }

    private static async Task<int> CountAsync(TestApp app, string name)
    {
        var queue = Queue(app, name);
        return await queue.ExistsAsync(Stop) ? (await queue.GetPropertiesAsync(Stop)).Value.ApproximateMessagesCount : 0;
    }

    private static Task EmptyAsync(TestApp app, string name) =>
        Wait.UntilAsync(async () => await CountAsync(app, name) == 0, string.Create(CultureInfo.InvariantCulture, $"the queue {name} is empty"));
}
