using MailFunctions.Accounts;
using MailFunctions.Credentials;
using MailFunctions.Tests.Faults;
using MailFunctions.Tests.Infrastructure;
using Microsoft.Extensions.DependencyInjection;

namespace MailFunctions.Tests.Accounts;

/// <summary>Storage does what it is asked to, and its answer gets lost: asked again, the change is found done, and told as done.</summary>
public sealed class LostAnswerTests(OwnStorage storage) : IClassFixture<OwnStorage>
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Whichever_answer_is_lost_an_account_is_created_changed_and_deleted()
    {
        using var folder = new TemporaryFolder();
        var faults = new FaultPolicy();
        await using var services = await InProcess.StartAsync(storage.Azurite, faults, TimeProvider.System, folder.Path);
        var changes = services.GetRequiredService<AccountChanges>();
        var credential = await services.GetRequiredService<CredentialChanges>()
            .CreateAsync(new() { Name = "Log-in", UserName = "user", Password = "secret" }, Actors.Tests, Stop);
        for (var request = 1; ; request++)
        {
            var draft = new AccountDraft
            {
                Name = $"Account {request}", Protocol = MailProtocol.Imap, Address = "imap.example.com", SecureConnection = false, CredentialId = credential.Value!.Id,
            };

            var (created, afterCreation) = await LoseAsync(() => changes.CreateAsync(draft, Actors.Tests, Stop));
            var (changed, afterChange) = await LoseAsync(() => changes.UpdateAsync(created.Value!, draft with { Name = $"Other {request}" }, Actors.Tests, Stop));
            var (problem, afterDeletion) = await LoseAsync(() => changes.DeleteAsync(changed.Value!, Actors.Tests, Stop));

            changed.Value!.Account.Name.ShouldBe($"Other {request}");
            problem.ShouldBeNull();
            (await services.GetRequiredService<AccountStore>().FindAsync(changed.Value.Account.Id, Stop)).ShouldBeNull();
            if (!afterCreation && !afterChange && !afterDeletion)
            {
                request.ShouldBeGreaterThan(4);
                return;
            }

            async Task<(T Result, bool IsLost)> LoseAsync<T>(Func<Task<T>> change)
            {
                faults.Arm(FaultKind.AnswerLost, request);
                var result = await change();
                faults.Disarm();
                return (result, faults.IsMet);
            }
        }
    }
}
