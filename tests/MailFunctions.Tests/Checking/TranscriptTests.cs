using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;
using MailFunctions.Accounts;
using MailFunctions.Checking.Transcripts;
using MailFunctions.Tests.Hostile;
using MailFunctions.Tests.Infrastructure;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;

namespace MailFunctions.Tests.Checking;

/// <summary>On request a connection test or a check is written down, and can be read for a while.</summary>
public sealed class TranscriptTests(Product product)
{
    private const string Letter = "Subject: confidential subject\r\nFrom: writer@example.com\r\n\r\nconfidential body\r\n";

    private Api Api => product.Api;

    [Theory]
    [InlineData("IMAP", "SSL", "UID FETCH", "OK")]
    [InlineData("IMAP", "TLS", "STARTTLS", "LOGOUT")]
    [InlineData("POP3", "SSL", "RETR 1", "DELE 1")]
    [InlineData("POP3", null, "CAPA", "QUIT")]
    public async Task Check_is_written_down_without_secrets_and_mail(string protocol, string? connectionType, string command, string other)
    {
        var mailbox = product.Dovecot.CreateMailbox();
        await mailbox.DeliverAsync(Encoding.UTF8.GetBytes(Letter));
        var account = await Api.CreateAccountAsync(mailbox, new(protocol, connectionType), body => body["keepCopy"] = false);

        var text = await CheckAsync(Api, account);

        text.ShouldContain(command);
        text.ShouldContain(other);
        text.ShouldMatch(@"\n\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z C: ");
        text.ShouldMatch(@"Z S: (\* OK|\+OK)");
        text.ShouldContain($"-- Authenticate: Logged in as {mailbox.User}");
        text.Contains("-- Secure: TLS 1.3", StringComparison.Ordinal).ShouldBe(connectionType is not null);
        text.ShouldMatch(@"S: \[\d+ bytes of message left out\]");
        text.ShouldContain("1 messages stored");
        ShouldHide(text, mailbox.User, DovecotServer.Password);
        text.ShouldNotContain("confidential");
        text.ShouldNotContain("writer@example.com");
        (await Api.InboxAsync((int)account["id"]!)).Count.ShouldBe(1);
        var entry = (await ListAsync(account)).ShouldHaveSingleItem();
        ((string)entry["kind"]!).ShouldBe("check");
        ((bool)entry["ok"]!).ShouldBeTrue();
        ((int)entry["bytes"]!).ShouldBe(Encoding.UTF8.GetByteCount(text));
        ((DateTimeOffset)entry["expiresAt"]! - (DateTimeOffset)entry["startedAt"]!).TotalHours.ShouldBeInRange(24, 24.1);
    }

    [Theory]
    [InlineData("IMAP", "SSL")]
    [InlineData("IMAP", null)]
    [InlineData("POP3", "TLS")]
    [InlineData("POP3", null)]
    public async Task Refused_log_in_is_written_down_without_the_password(string protocol, string? connectionType)
    {
        const string Wrong = "not-the-pässword \"1\"";
        var mailbox = product.Dovecot.CreateMailbox();
        var account = await Api.CreateAccountAsync(mailbox, new(protocol, connectionType));
        var credential = await Api.CreateCredentialAsync(mailbox.User, Wrong);
        account = await Api.PatchAccountAsync((int)account["id"]!, new() { ["credentialId"] = credential });

        var result = await Api.PostAsync($"api/accounts/{account["id"]}/test?transcript=true", null, HttpStatusCode.OK);

        var text = (string)result["transcript"]!;
        text.ShouldContain("-- Authenticate failed");
        text.ShouldContain("AuthenticationFailed");
        text.ShouldMatch(@"S: ([A-Z]\d+ NO|-ERR)");
        ShouldHide(text, mailbox.User, Wrong);
        (await ReadAsync(Api, $"api/accounts/{account["id"]}/transcripts/{result["transcriptId"]}")).ShouldBe(text);
        var entry = (await ListAsync(account)).ShouldHaveSingleItem();
        ((string)entry["errorCode"]!).ShouldBe("AuthenticationFailed");
        ((string)entry["kind"]!).ShouldBe("test");
    }

    [Fact]
    public async Task Draft_gets_its_transcript_in_the_answer()
    {
        var mailbox = product.Dovecot.CreateMailbox();
        var draft = ConnectionKind.ImapTls.Account(mailbox, await Api.CreateCredentialAsync(mailbox.User));

        var result = await Api.PostAsync("api/accounts/test?transcript=true", draft, HttpStatusCode.OK);

        ((string)result["transcript"]!).ShouldContain("STARTTLS");
        ShouldHide((string)result["transcript"]!, mailbox.User, DovecotServer.Password);
        result["transcriptId"].ShouldBeNull();
    }

    [Fact]
    public async Task Nothing_is_written_down_unasked()
    {
        var account = await Api.CreateAccountAsync(product.Dovecot.CreateMailbox(), ConnectionKind.ImapSsl);

        await Api.CheckAsync((int)account["id"]!);
        var result = await Api.PostAsync($"api/accounts/{account["id"]}/test", null, HttpStatusCode.OK);

        result.ContainsKey("transcript").ShouldBeFalse();
        (await ListAsync(account)).ShouldBeEmpty();
    }

    [Fact]
    public async Task Transcript_asked_for_during_a_check_is_one_of_the_next()
    {
        var checks = 0;
        var asked = new TaskCompletionSource();
        var connected = new TaskCompletionSource();
        await using var server = new ScriptedServer(async _ =>
        {
            connected.TrySetResult();
            Interlocked.Increment(ref checks);
            await asked.Task;
        });
        var account = await Api.CreateAccountAsync(product.Dovecot.CreateMailbox(), ConnectionKind.Pop3, body => body["port"] = server.Port);
        var path = $"api/accounts/{account["id"]}/check";
        await Api.PostAsync(path, null, HttpStatusCode.Accepted);
        await connected.Task.WaitAsync(TestContext.Current.CancellationToken);

        var location = await AskAsync(Api, account);
        (await AskAsync(Api, account)).ShouldBe(location);
        asked.SetResult();

        (await ReadAsync(Api, location)).ShouldContain("-- Greet failed");
        checks.ShouldBe(2);
        (await ListAsync(account)).ShouldHaveSingleItem();
    }

    [Fact]
    public async Task Transcript_asked_for_is_written_even_if_the_app_is_killed_in_the_middle_of_the_check()
    {
        await using var azurite = await AzuriteServer.StartAsync();
        await using var server = new Interceptor(product.Dovecot.ImapPort);
        await using var app = await App.StartAsync(azurite, product.Certificates, ("LocalHost__QueueLeaseSeconds", "2"));
        var api = new Api(app.Http);
        var account = await api.CreateAccountAsync(product.Dovecot.CreateMailbox(), ConnectionKind.Imap, body => body["port"] = server.Port);
        var started = server.HoldBackAsync("AUTHENTICATE", answered: false);
        var location = await AskAsync(api, account);
        await started.WaitAsync(TimeSpan.FromSeconds(60), Stop);

        await app.KillAsync();
        await app.RestartAsync();

        (await ReadAsync(api, location)).ShouldContain("LOGOUT");
        (await api.AllAsync($"api/accounts/{account["id"]}/transcripts")).ShouldHaveSingleItem();
    }

    [Fact]
    public async Task Transcript_expires()
    {
        await using var azurite = await AzuriteServer.StartAsync();
        await using var app = await App.StartAsync(azurite, product.Certificates, ("Transcripts__KeepSeconds", "8"));
        var api = new Api(app.Http);
        var account = await api.CreateAccountAsync(product.Dovecot.CreateMailbox(), ConnectionKind.Pop3);
        var result = await api.PostAsync($"api/accounts/{account["id"]}/test?transcript=true", null, HttpStatusCode.OK);
        var path = $"api/accounts/{account["id"]}/transcripts";

        await Wait.UntilAsync(
            async () =>
            {
                using var response = await api.SendAsync(HttpMethod.Get, $"{path}/{result["transcriptId"]}");
                return response.StatusCode == HttpStatusCode.NotFound;
            },
            "the transcript expires");

        (await api.GetAsync(path))["items"]!.AsArray().ShouldBeEmpty();
    }

    [Fact]
    public async Task Expired_transcripts_are_deleted_and_others_stay()
    {
        var clock = new FakeTimeProvider(DateTimeOffset.UtcNow);
        var (blobs, store) = Store(clock);
        var account = Mailboxes.Account(MailProtocol.Imap, 1) with { Id = new(Random.Shared.Next(1_000_000_000, 2_000_000_000)) };
        await store.SaveAsync(store.Begin(account, TranscriptKind.Test, clock.GetUtcNow()), Stop);
        clock.Advance(TimeSpan.FromSeconds(30));
        var later = store.Begin(account, TranscriptKind.Check, clock.GetUtcNow());
        await store.SaveAsync(later, Stop);
        clock.Advance(TimeSpan.FromSeconds(40));

        (await store.ListAsync(account.Id, Stop)).ShouldHaveSingleItem().Id.ShouldBe(later.Id);
        await store.DeleteExpiredAsync(Stop);

        (await NamesAsync(blobs, account.Id)).ShouldBe([later.Id.BlobName(account.Id)]);
    }

    [Fact]
    public async Task Account_keeps_its_newest_transcripts_only()
    {
        var clock = new FakeTimeProvider(DateTimeOffset.UtcNow);
        var (_, store) = Store(clock);
        var account = Mailboxes.Account(MailProtocol.Imap, 1) with { Id = new(Random.Shared.Next(1_000_000_000, 2_000_000_000)) };
        for (var i = 0; i < TranscriptStore.MostKept + 3; i++)
        {
            clock.Advance(TimeSpan.FromSeconds(1));
            await store.SaveAsync(store.Begin(account, TranscriptKind.Test, clock.GetUtcNow()), Stop);
        }

        var kept = await store.ListAsync(account.Id, Stop);

        kept.Count.ShouldBe(TranscriptStore.MostKept);
        kept[0].StartedAt.ShouldBe(clock.GetUtcNow());
        kept.ShouldBe(kept.OrderByDescending(entry => entry.StartedAt));
    }

    [Fact]
    public async Task Transcripts_go_with_their_account()
    {
        var account = await Api.CreateAccountAsync(product.Dovecot.CreateMailbox(), ConnectionKind.ImapSsl);
        var id = new AccountId((int)account["id"]!);
        var path = $"api/accounts/{id}";
        await Api.PostAsync($"{path}/test?transcript=true", null, HttpStatusCode.OK);
        var (blobs, _) = Store(TimeProvider.System);
        (await NamesAsync(blobs, id)).Count.ShouldBe(1);

        using var response = await Api.SendAsync(HttpMethod.Delete, path, ifMatch: await Api.ETagAsync(path));
        response.StatusCode.ShouldBe(HttpStatusCode.NoContent);

        await Wait.UntilAsync(async () => (await NamesAsync(blobs, id)).Count == 0, "the transcripts are deleted", seconds: 60);
        using var list = await Api.SendAsync(HttpMethod.Get, $"{path}/transcripts");
        list.StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    [Theory]
    [InlineData("check?transcript=maybe")]
    [InlineData("check?transcripts=true")]
    [InlineData("test?transcript=1")]
    public async Task Wrong_parameter_is_refused(string route)
    {
        var account = await Api.CreateAccountAsync(product.Dovecot.CreateMailbox(), ConnectionKind.Imap);

        using var response = await Api.SendAsync(HttpMethod.Post, $"api/accounts/{account["id"]}/{route}");

        await Api.ReadAsync(response, HttpStatusCode.BadRequest);
    }

    [Theory]
    [InlineData("nothing")]
    [InlineData("0000000000000000-check")]
    [InlineData("..%2f0000000001%2f0000000000000000-check")]
    public async Task Transcript_that_is_not_there_is_404(string transcript)
    {
        var account = await Api.CreateAccountAsync(product.Dovecot.CreateMailbox(), ConnectionKind.Imap);

        using var response = await Api.SendAsync(HttpMethod.Get, $"api/accounts/{account["id"]}/transcripts/{transcript}");

        await Api.ReadAsync(response, HttpStatusCode.NotFound);
    }

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    private (BlobContainerClient Blobs, TranscriptStore Store) Store(TimeProvider clock)
    {
        var blobs = new BlobServiceClient(product.Azurite.ConnectionString);
        var options = Options.Create(new TranscriptOptions { KeepSeconds = 60 });
        return (blobs.GetBlobContainerClient(TranscriptStore.Container), new TranscriptStore(blobs, options, clock));
    }

    private static async Task<List<string>> NamesAsync(BlobContainerClient blobs, AccountId account) =>
        await blobs.GetBlobsAsync(BlobTraits.None, BlobStates.None, TranscriptId.BlobPrefix(account), Stop).Select(blob => blob.Name).ToListAsync(Stop);

    private Task<List<JsonNode>> ListAsync(JsonObject account) => Api.AllAsync($"api/accounts/{account["id"]}/transcripts");

    /// <summary>Has the account's next check written down.</summary>
    /// <returns>Where the transcript will be.</returns>
    private static async Task<string> AskAsync(Api api, JsonObject account)
    {
        using var response = await api.SendAsync(HttpMethod.Post, $"api/accounts/{account["id"]}/check?transcript=true");
        await Api.ReadAsync(response, HttpStatusCode.Accepted);
        return response.Headers.Location!.ToString();
    }

    private static async Task<string> CheckAsync(Api api, JsonObject account) => await ReadAsync(api, await AskAsync(api, account));

    private static Task<string> ReadAsync(Api api, string path) => Wait.ForAsync(
        async () =>
        {
            using var response = await api.SendAsync(HttpMethod.Get, path);
            if (response.StatusCode == HttpStatusCode.NotFound)
            {
                return null;
            }

            response.StatusCode.ShouldBe(HttpStatusCode.OK);
            response.Content.Headers.ContentType!.ToString().ShouldBe("text/plain; charset=utf-8");
            response.Headers.CacheControl!.NoStore.ShouldBeTrue();
            return await response.Content.ReadAsStringAsync(Stop);
        },
        "the transcript is there",
        seconds: 60);

    private static void ShouldHide(string text, string user, string password)
    {
        foreach (var secret in new[] { password, $"\0{user}\0{password}", $"{user}\0{user}\0{password}" })
        {
            text.ShouldNotContain(secret);
            text.ShouldNotContain(Convert.ToBase64String(Encoding.UTF8.GetBytes(secret)));
        }
    }
}
