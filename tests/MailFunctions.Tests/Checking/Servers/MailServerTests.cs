using MailFunctions.Accounts;
using MailFunctions.Checking.Servers;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;

namespace MailFunctions.Tests.Checking.Servers;

/// <summary>What one instance learns about a server from its accounts.</summary>
public sealed class MailServerTests
{
    private static readonly CheckError Refused = new(CheckErrorCode.ConnectionRefused, CheckStep.Connect, "It refuses.");
    private static readonly CheckError WrongPassword = new(CheckErrorCode.AuthenticationFailed, CheckStep.Authenticate, "It refuses the password.");
    private readonly FakeTimeProvider _clock = new(new DateTimeOffset(2026, 3, 1, 12, 0, 0, TimeSpan.Zero));
    private readonly MailServer _server;

    public MailServerTests() => _server = new MailServer("mail.example.com:993", 10, new WaitingRoom(), new ServerOptions(), _clock, NullLogger.Instance);

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Server_that_fails_several_accounts_in_a_row_is_left_alone_and_says_since_when()
    {
        await FailAsync(1, 2, 3, 4, 5);

        var entrance = await EnterAsync(6);

        entrance.Visit.ShouldBeNull();
        entrance.Pause!.Until.ShouldBe(_clock.GetUtcNow() + TimeSpan.FromMinutes(1));
        entrance.Pause.Error.Code.ShouldBe(CheckErrorCode.ServerUnavailable);
        entrance.Pause.Error.Message.ShouldContain("has not answered since 2026-03-01 12:00 UTC");
        entrance.Pause.Error.Message.ShouldContain("next at about 2026-03-01 12:01 UTC");
        entrance.Pause.Error.Message.ShouldContain(Refused.Message);
    }

    [Fact]
    public async Task One_account_that_fails_again_and_again_does_not_keep_the_others_out()
    {
        await FailAsync(1, 1, 1, 1, 1, 1, 1);

        await SucceedAsync(2);
    }

    [Fact]
    public async Task Failures_with_a_success_in_between_keep_nobody_out()
    {
        await FailAsync(1, 2, 3, 4);
        await SucceedAsync(5);
        await FailAsync(6, 7, 8, 9);

        await SucceedAsync(10);
    }

    [Fact]
    public async Task Server_left_alone_is_tried_by_one_account_at_a_time_ever_more_rarely()
    {
        await FailAsync(1, 2, 3, 4, 5);

        foreach (var minutes in new[] { 1, 2, 4, 8, 15, 15 })
        {
            _clock.Advance(TimeSpan.FromMinutes(minutes) - TimeSpan.FromSeconds(1));
            (await EnterAsync(6)).Pause.ShouldNotBeNull();
            _clock.Advance(TimeSpan.FromSeconds(1));
            await using var probe = (await EnterAsync(7)).Visit.ShouldNotBeNull();
            (await EnterAsync(8)).ShouldBe(Entrance.Later);
            probe.Failed(Refused, knownGood: true);
        }
    }

    [Fact]
    public async Task Server_that_answers_again_is_open_to_everybody_at_once()
    {
        await FailAsync(1, 2, 3, 4, 5);
        _clock.Advance(TimeSpan.FromMinutes(1));

        await SucceedAsync(6);

        await SucceedAsync(7);
    }

    [Fact]
    public async Task Try_that_ends_without_an_answer_is_somebody_elses_at_once()
    {
        await FailAsync(1, 2, 3, 4, 5);
        _clock.Advance(TimeSpan.FromMinutes(1));

        await (await EnterAsync(6)).Visit!.DisposeAsync();

        await SucceedAsync(7);
    }

    [Fact]
    public async Task Refused_passwords_show_that_the_server_answers()
    {
        for (var id = 1; id <= 20; id++)
        {
            await using var visit = (await EnterAsync(id)).Visit.ShouldNotBeNull();
            visit.Failed(WrongPassword, knownGood: false).ShouldBe(WrongPassword);
        }
    }

    [Fact]
    public async Task Server_that_suddenly_refuses_many_good_accounts_is_to_blame_until_it_takes_one()
    {
        var codes = new List<CheckErrorCode>();
        for (var id = 1; id <= 6; id++)
        {
            codes.Add((await RefuseAsync(id)).Code);
        }

        codes.ShouldBe([.. Enumerable.Repeat(CheckErrorCode.AuthenticationFailed, 4), .. Enumerable.Repeat(CheckErrorCode.ServerUnavailable, 2)]);
        (await RefuseAsync(1)).Message.ShouldContain("the server is in trouble");
        await SucceedAsync(7);
        (await RefuseAsync(1)).ShouldBe(WrongPassword);
    }

    [Fact]
    public async Task Good_accounts_refused_now_and_then_are_to_blame_themselves()
    {
        for (var id = 1; id <= 20; id++)
        {
            (await RefuseAsync(id)).ShouldBe(WrongPassword);
            _clock.Advance(TimeSpan.FromMinutes(4));
        }
    }

    [Fact]
    public async Task One_account_with_a_wrong_password_is_to_blame_itself()
    {
        for (var attempt = 0; attempt < 10; attempt++)
        {
            (await RefuseAsync(1)).ShouldBe(WrongPassword);
        }
    }

    [Fact]
    public async Task No_more_connections_than_allowed_are_given_out_and_each_is_given_again()
    {
        var visits = await Task.WhenAll(Enumerable.Range(1, 10).Select(EnterAsync));

        (await EnterAsync(11)).ShouldBe(Entrance.Later);
        (await _server.EnterAsync(TimeSpan.Zero, Stop)).ShouldBeNull();
        await visits[0].Visit!.DisposeAsync();
        (await _server.EnterAsync(TimeSpan.Zero, Stop)).ShouldNotBeNull();
        (await EnterAsync(11)).ShouldBe(Entrance.Later);
    }

    [Fact]
    public async Task Connection_counts_until_the_server_has_closed_it()
    {
        var visits = await Task.WhenAll(Enumerable.Range(1, 10).Select(EnterAsync));
        var gone = new TaskCompletionSource();

        visits[0].Visit!.End(gone.Task);
        (await _server.EnterAsync(TimeSpan.Zero, Stop)).ShouldBeNull();
        gone.SetResult();
        await visits[0].Visit!.DisposeAsync();

        (await _server.EnterAsync(TimeSpan.Zero, Stop)).ShouldNotBeNull();
    }

    [Fact]
    public async Task Few_batches_of_a_server_run_at_once_and_the_others_go_back()
    {
        var batches = await Task.WhenAll(Enumerable.Range(1, 20).Select(_ => _server.BeginBatchAsync(Stop)));

        batches.Count(batch => batch is not null).ShouldBe(4);
        batches.First(batch => batch is not null)!.Dispose();
        using var next = (await _server.BeginBatchAsync(Stop)).ShouldNotBeNull();
    }

    [Fact]
    public async Task Batches_wait_for_their_turn_as_long_as_there_are_seats()
    {
        var batches = Enumerable.Range(1, 30).Select(_ => _server.BeginBatchAsync(Stop)).ToList();

        batches.Count(batch => batch.IsCompleted).ShouldBe(8, "4 run, and 4 found no seat");
        (await Task.WhenAll(batches.Where(batch => batch.IsCompleted))).Count(batch => batch is null).ShouldBe(4);
        (await batches[0]).ShouldNotBeNull().Dispose();
        (await await Task.WhenAny(batches.Where(batch => !batch.IsCompleted))).ShouldNotBeNull();
    }

    private Task<Entrance> EnterAsync(int id) => _server.EnterAsync(new AccountId(id), Stop);

    private async Task FailAsync(params int[] ids)
    {
        foreach (var id in ids)
        {
            await using var visit = (await EnterAsync(id)).Visit.ShouldNotBeNull();
            visit.Failed(Refused, knownGood: true).ShouldBe(Refused);
        }
    }

    private async Task SucceedAsync(int id)
    {
        await using var visit = (await EnterAsync(id)).Visit.ShouldNotBeNull();
        visit.Opened();
    }

    private async Task<CheckError> RefuseAsync(int id)
    {
        await using var visit = (await EnterAsync(id)).Visit.ShouldNotBeNull();
        return visit.Failed(WrongPassword, knownGood: true);
    }
}
