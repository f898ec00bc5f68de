using System.Text.Json;
using Azure;
using MailFunctions.Accounts;
using MailFunctions.Connectors;
using MailFunctions.Credentials;
using MailFunctions.Http;
using MailFunctions.Reports.Schedules;
using MailFunctions.Security.Audit;
using MailFunctions.Storage;
using MailFunctions.Tests.Faults;
using MailFunctions.Tests.Infrastructure;
using MailFunctions.Webhooks;
using Microsoft.Extensions.DependencyInjection;

namespace MailFunctions.Tests.Security.Audit;

/// <summary>Storage that goes away in the middle of a change: there is no change without its record, and no record of what was not done.</summary>
public sealed class AuditFaultTests(OwnStorage storage) : IClassFixture<OwnStorage>
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public static TheoryData<string, FaultKind> Things { get; } = new MatrixTheoryData<string, FaultKind>(
        ["account", "connector", "credential", "schedule", "webhook"], [FaultKind.Gone, FaultKind.AnswerLost]);

    [Theory]
    [MemberData(nameof(Things))]
    public async Task Whichever_request_of_a_change_fails_what_changed_is_in_the_audit(string kind, FaultKind fault)
    {
        using var folder = new TemporaryFolder();
        // What an interrupted change had reserved is free again at once.
        var (faults, clock) = (new FaultPolicy(), new ShiftedClock { Ahead = TimeSpan.FromMinutes(2) });
        await using var services = await InProcess.StartAsync(storage.Azurite, faults, clock, folder.Path);
        for (var (request, isMet) = (1, true); isMet; request++)
        {
            isMet = false;
            var thing = await ThingAsync(kind, services);

            await StepAsync(thing.Created, thing.CreateAsync);
            await thing.CreateAsync();
            await StepAsync(thing.Changed, thing.ChangeAsync);
            await StepAsync(thing.Deleted, thing.DeleteAsync);

            async Task StepAsync(AuditAction action, Func<Task> change)
            {
                var (before, from) = (await thing.LookAsync(), TimeKeys.Rounded(clock.GetUtcNow()));
                faults.Arm(fault, request);
                try
                {
                    await change();
                }
                catch (Exception exception) when (exception is RequestFailedException or AggregateException)
                {
                    // The caller is told so.
                }

                faults.Disarm();
                isMet |= faults.IsMet;
                var hasChanged = await thing.LookAsync() != before;
                var records = await services.GetRequiredService<AuditStore>()
                    .ReadAsync(new(from, null, null, action, null), null, 10, Stop).Where(record => Names(record, thing.Name)).ToListAsync(Stop);
                if (hasChanged)
                {
                    records.ShouldHaveSingleItem($"{action}, request {request}").Outcome.ShouldNotBe(AuditOutcome.Refused);
                }
                else
                {
                    records.ShouldAllBe(record => record.Outcome != AuditOutcome.Done, $"{action}, request {request}");
                }
            }
        }
    }

    private static bool Names(AuditRecord record, string name) =>
        (record.After ?? record.Before)?.GetProperty("name").GetString()?.StartsWith(name, StringComparison.Ordinal) is true;

    private static async Task<Thing> ThingAsync(string kind, ServiceProvider services)
    {
        var name = Api.UniqueName(kind);
        T Get<T>()
            where T : notnull => services.GetRequiredService<T>();
        switch (kind)
        {
            case "account":
                var login = new CredentialDraft { Name = Api.UniqueName(), UserName = "user", Password = "secret" };
                var credential = (await Get<CredentialChanges>().CreateAsync(login, Actors.Tests, Stop)).Value!.Id;
                AccountDraft Account(string address) =>
                    new() { Name = name, Protocol = MailProtocol.Imap, Address = address, SecureConnection = false, CredentialId = credential };
                async Task<AccountRecord?> FindAsync() => await Get<AccountNames>().OwnerAsync(name, Stop) is { } id ? await Get<AccountStore>().FindAsync(id, Stop) : null;
                return new(
                    name,
                    (AuditAction.AccountCreated, AuditAction.AccountChanged, AuditAction.AccountDeleted),
                    () => Get<AccountChanges>().CreateAsync(Account("one.example.com"), Actors.Tests, Stop),
                    async () => await Get<AccountChanges>().UpdateAsync((await FindAsync())!, Account("two.example.com"), Actors.Tests, Stop),
                    async () => await Get<AccountChanges>().DeleteAsync((await FindAsync())!, Actors.Tests, Stop),
                    async () => (await FindAsync())?.Account);
            case "connector":
                return Named<Connector, ConnectorStore>(
                    name,
                    services,
                    (AuditAction.ConnectorCreated, AuditAction.ConnectorChanged, AuditAction.ConnectorDeleted),
                    () => Get<ConnectorChanges>().CreateAsync(new() { Name = name, Type = ConnectorType.Socks5, Address = "proxy.example.com", Port = 1080 }, Actors.Tests, Stop),
                    present => Get<ConnectorChanges>().UpdateAsync(
                        present, new() { Name = name, Type = ConnectorType.Socks5, Address = "proxy.example.com", Port = 1081 }, Actors.Tests, Stop),
                    present => Get<ConnectorChanges>().DeleteAsync(present, Actors.Tests, Stop));
            case "credential":
                return Named<Credential, CredentialStore>(
                    name,
                    services,
                    (AuditAction.CredentialCreated, AuditAction.CredentialChanged, AuditAction.CredentialDeleted),
                    () => Get<CredentialChanges>().CreateAsync(new() { Name = name, UserName = "one", Password = "secret" }, Actors.Tests, Stop),
                    present => Get<CredentialChanges>().UpdateAsync(present, new() { Name = name, UserName = "two" }, Actors.Tests, Stop),
                    present => Get<CredentialChanges>().DeleteAsync(present, Actors.Tests, Stop));
            case "schedule":
                ReportScheduleDraft Schedule(string time) => new() { Name = name, Frequency = Frequency.Daily, Time = time, TimeZone = "UTC" };
                return Named<ReportSchedule, ReportScheduleStore>(
                    name,
                    services,
                    (AuditAction.ScheduleCreated, AuditAction.ScheduleChanged, AuditAction.ScheduleDeleted),
                    () => Get<ReportScheduleChanges>().CreateAsync(Schedule("01:00"), Actors.Tests, Stop),
                    present => Get<ReportScheduleChanges>().UpdateAsync(present, Schedule("02:00"), Actors.Tests, Stop),
                    present => Get<ReportScheduleChanges>().DeleteAsync(present, Actors.Tests, Stop));
            default:
                WebhookDraft Hook(string path) => new() { Name = name, Url = $"https://hooks.example.com/{path}", Events = [EventType.MessageStored], Enabled = false };
                return Named<Webhook, WebhookStore>(
                    name,
                    services,
                    (AuditAction.WebhookCreated, AuditAction.WebhookChanged, AuditAction.WebhookDeleted),
                    () => Get<WebhookChanges>().CreateAsync(Hook("one"), Actors.Tests, Stop),
                    present => Get<WebhookChanges>().UpdateAsync(present, Hook("two"), Actors.Tests, Stop),
                    present => Get<WebhookChanges>().DeleteAsync(present, Actors.Tests, Stop));
        }
    }

    private static Thing Named<T, TStore>(
        string name,
        ServiceProvider services,
        (AuditAction, AuditAction, AuditAction) actions,
        Func<Task> create,
        Func<T, Task> change,
        Func<T, Task> delete)
        where T : class, INamed
        where TStore : NamedStore<T>
    {
        var store = services.GetRequiredService<TStore>();
        async Task<T?> FindAsync() => await store.FindByNameAsync(name, Stop);
        return new(name, actions, create, async () => await change((await FindAsync())!), async () => await delete((await FindAsync())!), async () => await FindAsync());
    }

    private sealed class Thing(
        string name,
        (AuditAction Created, AuditAction Changed, AuditAction Deleted) actions,
        Func<Task> create,
        Func<Task> change,
        Func<Task> delete,
        Func<Task<object?>> find)
    {
        public string Name => name;

        public AuditAction Created => actions.Created;

        public AuditAction Changed => actions.Changed;

        public AuditAction Deleted => actions.Deleted;

        public async Task CreateAsync()
        {
            if (await find() is null)
            {
                await create();
            }
        }

        public Task ChangeAsync() => change();

        public async Task DeleteAsync()
        {
            if (await find() is not null)
            {
                await delete();
            }
        }

        public async Task<string?> LookAsync() => await find() is { } found ? JsonSerializer.Serialize(found, found.GetType(), Json.Options) : null;
    }
}
