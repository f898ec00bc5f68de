using System.Net;
using System.Text.Json.Nodes;
using MailFunctions.Security;
using MailFunctions.Security.Audit;
using MailFunctions.Tests.Infrastructure;
using MailFunctions.Tests.Security.SignIn;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;

namespace MailFunctions.Tests.Security.Audit;

/// <summary>Refused calls are in the audit, and strangers cannot fill it.</summary>
public sealed class AuditRefusalsTests(SignInFixture fixture, OwnStorage storage) : IClassFixture<SignInFixture>, IClassFixture<OwnStorage>
{
    private static readonly Actor Stranger = new("unknown", "", "198.51.100.7", "trace");

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Refusal_says_who_was_refused_what_and_why()
    {
        using var none = await fixture.SendAsync(null, "api/credentials");
        using var few = await fixture.SendAsync(await fixture.Provider.TokenAsync("Mail.Read"), "api/webhooks");
        (none.StatusCode, few.StatusCode).ShouldBe((HttpStatusCode.Unauthorized, HttpStatusCode.Forbidden));

        using var answer = await fixture.SendAsync(await fixture.Provider.TokenAsync("Audit.Read"), "api/audit");

        var records = (await Api.ReadAsync(answer, HttpStatusCode.OK))["items"]!.AsArray();
        var forbidden = Single(records, "AccessRefused", "function/ListWebhooks");
        var unknown = Single(records, "SignInRefused", "function/ListCredentials");
        ((string?)forbidden["actor"], (string?)forbidden["actorId"], (string?)forbidden["outcome"]).ShouldBe(("Mail.Read", "Mail.Read", "Refused"));
        ((string?)forbidden["detail"]).ShouldNotBeNull().ShouldContain("Accounts.Manage");
        ((string?)unknown["actor"], (string?)unknown["source"]).ShouldBe(("unknown", "127.0.0.1"));
    }

    [Fact]
    public async Task Of_many_refusals_the_first_is_recorded_at_once_and_the_others_together()
    {
        using var folder = new TemporaryFolder();
        var clock = new FakeTimeProvider(DateTimeOffset.UtcNow);
        await using var services = await InProcess.StartAsync(storage.Azurite, null, clock, folder.Path);
        var (refusals, store) = (services.GetRequiredService<AuditRefusals>(), services.GetRequiredService<AuditStore>());
        await refusals.StartAsync(Stop);
        for (var i = 0; i < 1000; i++)
        {
            await refusals.AddAsync(Stranger with { Source = $"198.51.100.{i % 2}" }, AuditAction.SignInRefused, "ListAccounts", "No token.", Stop);
        }

        var atOnce = await ReadAsync();
        clock.Advance(TimeSpan.FromMinutes(1));
        await Wait.UntilAsync(async () => (await ReadAsync()).Count == 4, "the minute's refusals are recorded");
        await refusals.AddAsync(Stranger with { Source = "198.51.100.1" }, AuditAction.SignInRefused, "ListAccounts", "No token.", Stop);
        await refusals.StopAsync(Stop);

        atOnce.Select(record => (record.Times, record.Outcome)).ShouldBe([(1, AuditOutcome.Refused), (1, AuditOutcome.Refused)]);
        (await ReadAsync()).Select(record => record.Times).Order().ShouldBe([1, 1, 1, 499, 499]);

        Task<List<AuditRecord>> ReadAsync() => store.ReadAsync(new(null, null, "unknown", AuditAction.SignInRefused, "function/ListAccounts"), null, 100, Stop).ToListAsync(Stop).AsTask();
    }

    [Fact]
    public async Task Strangers_from_everywhere_make_a_bounded_number_of_records()
    {
        using var folder = new TemporaryFolder();
        await using var services = await InProcess.StartAsync(storage.Azurite, null, new FakeTimeProvider(DateTimeOffset.UtcNow), folder.Path);
        var (refusals, store) = (services.GetRequiredService<AuditRefusals>(), services.GetRequiredService<AuditStore>());
        for (var i = 0; i < 1000; i++)
        {
            await refusals.AddAsync(Stranger with { Source = $"2001:db8::{i:x}" }, AuditAction.SignInRefused, "GetMe", "No token.", Stop);
        }

        await refusals.StopAsync(Stop);

        var records = await store.ReadAsync(new(null, null, null, AuditAction.SignInRefused, null), null, 500, Stop)
            .Where(record => record.Target == "function/GetMe" || record.Source is null).ToListAsync(Stop);
        records.Count.ShouldBeInRange(200, 202);
        records.Sum(record => record.Times).ShouldBe(1000);
    }

    private static JsonNode Single(JsonArray records, string action, string target) =>
        records.Where(record => (string?)record!["action"] == action && (string?)record["target"] == target).ShouldHaveSingleItem()!;
}
