using System.Globalization;
using System.Net;
using System.Text;
using MailFunctions.Tests.Infrastructure;

namespace MailFunctions.Tests.MainJob;

/// <summary>
/// How much memory the product's process takes, at its peak, over what it takes when idle. <c>MEMORY_MESSAGES=100000</c> asks for a mailbox
/// of that many messages instead of the usual 4,000.
/// </summary>
public sealed class MemoryTests(Product product)
{
    private const long Allowed = 200 * ProcessMemory.MiB;

    [Theory]
    [InlineData("IMAP", 1, 45)]
    [InlineData("POP3", 1, 45)]
    [InlineData("IMAP", 12, 20)]
    [InlineData("POP3", 12, 20)]
    public async Task Memory_does_not_grow_with_messages(string protocol, int mailboxes, int size)
    {
        await using var azurite = await AzuriteServer.StartAsync();
        await using var app = await App.StartAsync(azurite, product.Certificates);
        var api = new Api(app.Http);
        await CheckAsync(api, [await CreateAsync(api, protocol, 1000)]);
        var ids = new List<int>();
        for (var i = 0; i < mailboxes; i++)
        {
            ids.Add(await CreateAsync(api, protocol, size * ProcessMemory.MiB));
        }

        var idle = ProcessMemory.Resident(app.ProcessId);
        await CheckAsync(api, ids);

        Grown(app, idle, $"{mailboxes} of {size} MiB over {protocol}").ShouldBeLessThan(Allowed);
    }

    [Theory]
    [InlineData("IMAP")]
    [InlineData("POP3")]
    public async Task Memory_does_not_grow_with_the_mailbox(string protocol)
    {
        var messages = int.Parse(Environment.GetEnvironmentVariable("MEMORY_MESSAGES") is { Length: > 0 } text ? text : "4000", CultureInfo.InvariantCulture);
        await using var azurite = await AzuriteServer.StartAsync();
        await using var app = await App.StartAsync(azurite, product.Certificates);
        var api = new Api(app.Http);
        await CheckAsync(api, [await CreateAsync(api, protocol, 1000)]);
        var mailbox = product.Dovecot.CreateMailbox();
        for (var i = 0; i < messages; i++)
        {
            await mailbox.DeliverAsync(MailText.Utf8($"{MailText.Head(i, "Number")}\r\nText\r\n"));
        }

        var id = (int)(await api.CreateAccountAsync(mailbox, new(protocol, "SSL")))["id"]!;
        var idle = ProcessMemory.Resident(app.ProcessId);
        await api.PostAsync($"api/accounts/{id}/check", null, HttpStatusCode.Accepted);
        await Wait.UntilAsync(
            async () => (await api.AccountAsync(id))["check"] is { } check && (string?)check["state"] == "Ok" && (int)check["messagesStored"]! == messages,
            "the mailbox is taken in",
            seconds: 240 + (messages / 20));

        Grown(app, idle, $"{messages} messages over {protocol}").ShouldBeLessThan(Allowed);
    }

    private static async Task CheckAsync(Api api, IReadOnlyList<int> ids)
    {
        await Task.WhenAll(ids.Select(api.CheckAsync));
        foreach (var id in ids)
        {
            (await api.InboxAsync(id)).Count.ShouldBe(1);
        }
    }

    private static long Grown(App app, long idle, string what)
    {
        var growth = ProcessMemory.Peak(app.ProcessId) - idle;
        TestContext.Current.TestOutputHelper?.WriteLine($"{what}: {idle / ProcessMemory.MiB} MiB idle, {growth / ProcessMemory.MiB} MiB more at the peak");
        return growth;
    }

    private async Task<int> CreateAsync(Api api, string protocol, long size)
    {
        var mailbox = product.Dovecot.CreateMailbox();
        var line = new string('x', 76) + "\r\n";
        var text = new StringBuilder("Subject: large\r\n\r\n");
        while (text.Length < size)
        {
            text.Append(line);
        }

        await mailbox.DeliverAsync(Encoding.ASCII.GetBytes(text.ToString()));
        return (int)(await api.CreateAccountAsync(mailbox, new(protocol, "SSL")))["id"]!;
    }
}
