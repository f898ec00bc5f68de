using MailFunctions.Accounts;
using MailFunctions.Checking;

namespace MailFunctions.Tests.Checking;

/// <summary>What a check's result means for the account.</summary>
public sealed class CheckVerdictTests
{
    private static readonly DateTimeOffset Now = new(2026, 1, 5, 8, 0, 0, TimeSpan.Zero);

    private static Account Account => new AccountDraft
    {
        Name = "Support",
        AutomaticCheck = true,
        CheckIntervalMinutes = 5,
        Protocol = MailProtocol.Imap,
        Address = "mail.example.com",
        ConnectionType = ConnectionType.Ssl,
        CredentialId = "0123456789abcdef0123456789abcdef",
    }.ToAccount(new(1), "test", Now);

    [Theory]
    [InlineData(0)]
    [InlineData(0.5)]
    [InlineData(1)]
    public void Retries_come_after_twice_the_time_each_up_to_six_hours_and_a_fifth_more_at_most(double jitter)
    {
        var delays = new List<double>();
        var state = AccountState.New;
        for (var failure = 1; failure <= 40; failure++)
        {
            state = CheckVerdict.Of(Account, state, Failed(CheckErrorCode.Timeout), jitter);
            delays.Add((state.NextCheckAt!.Value - Now).TotalMinutes);
        }

        var expected = Enumerable.Range(0, 40).Select(doubled => Math.Min(5 * Math.Pow(2, doubled), 360) * (1 + (jitter / 5)));
        delays.ShouldBe(expected, tolerance: 0.001);
        state.SuspendedAt.ShouldBeNull();
    }

    [Fact]
    public void A_success_ends_the_waiting()
    {
        var failing = CheckVerdict.Of(Account, After(5, CheckErrorCode.ServerUnavailable), Failed(CheckErrorCode.Timeout), 1);

        var state = CheckVerdict.Of(Account, failing, Run(null), 1);

        (state.ConsecutiveFailures, state.LastError, state.NextCheckAt).ShouldBe((0, null, Now.AddMinutes(5)));
    }

    [Theory]
    [InlineData(CheckErrorCode.VaultUnavailable)]
    [InlineData(CheckErrorCode.StorageUnavailable)]
    public void Our_own_faults_are_shown_and_never_counted(CheckErrorCode ours)
    {
        var refusedTwice = After(2, CheckErrorCode.AuthenticationFailed);

        var state = CheckVerdict.Of(Account, refusedTwice, Failed(ours), 0);

        state.LastError!.Code.ShouldBe(ours);
        (state.ConsecutiveFailures, state.ConsecutiveAuthenticationFailures, state.SuspendedAt).ShouldBe((2, 2, null));
        CheckVerdict.Of(Account, AccountState.New, Failed(ours), 0).NextCheckAt.ShouldBe(Now.AddMinutes(5));
    }

    [Fact]
    public void Only_refusals_in_a_row_suspend()
    {
        var interrupted = CheckVerdict.Of(Account, After(2, CheckErrorCode.AuthenticationFailed), Failed(CheckErrorCode.ServerUnavailable), 0);

        CheckVerdict.Of(Account, interrupted, Failed(CheckErrorCode.AuthenticationFailed), 0).SuspendedAt.ShouldBeNull();
        After(2, CheckErrorCode.AuthenticationFailed).SuspendedAt.ShouldBeNull();
        After(3, CheckErrorCode.AuthenticationFailed).ShouldSatisfyAllConditions(
            state => state.SuspendedAt.ShouldBe(Now),
            state => state.NextCheckAt.ShouldBeNull(),
            state => state.DueAt.ShouldBeNull());
    }

    [Fact]
    public void A_suspended_account_that_fails_otherwise_when_it_is_checked_by_hand_stays_suspended()
    {
        var state = CheckVerdict.Of(Account, After(3, CheckErrorCode.AuthenticationFailed), Failed(CheckErrorCode.ConnectTimeout), 0);

        (state.SuspendedAt, state.NextCheckAt, state.RefusedLogin).ShouldBe((Now, null, "login"));
        CheckVerdict.Of(Account, state, Run(null), 0).SuspendedAt.ShouldBeNull();
    }

    private static AccountState After(int failures, CheckErrorCode code) => Enumerable.Range(0, failures)
        .Aggregate(AccountState.New, (state, _) => CheckVerdict.Of(Account, state, Failed(code), 0));

    private static CheckRun Failed(CheckErrorCode code) => Run(new CheckError(code, CheckStep.Connect, "It failed."));

    private static CheckRun Run(CheckError? error) => new() { StartedAt = Now, EndedAt = Now, Error = error, Login = "login" };
}
