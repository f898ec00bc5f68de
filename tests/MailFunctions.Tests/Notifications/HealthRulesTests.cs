using MailFunctions.Accounts.Health;
using MailFunctions.Notifications;

namespace MailFunctions.Tests.Notifications;

/// <summary>When people are told of an account's health.</summary>
public sealed class HealthRulesTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 25, 8, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData(9, HealthVerdictKind.Nothing)]
    [InlineData(10, HealthVerdictKind.Tell)]
    public void Failing_is_told_when_it_has_lasted_for_the_grace(int minutes, HealthVerdictKind kind) =>
        Judge(Note(AccountHealth.Failing, minutes), ToldHealth.Nothing).Kind.ShouldBe(kind);

    [Fact]
    public void Suspended_and_overdue_are_told_at_once()
    {
        Judge(Note(AccountHealth.Suspended, 0), ToldHealth.Nothing).ShouldBe(new(HealthVerdictKind.Tell, Trouble.Suspended));
        HealthRules.Judge(Note(AccountHealth.Well, null), Now, ToldHealth.Nothing, Settings(), Now).ShouldBe(new(HealthVerdictKind.Tell, Trouble.Overdue));
    }

    [Theory]
    [InlineData(AccountHealth.Failing, Trouble.Failing)]
    [InlineData(AccountHealth.Suspended, Trouble.Suspended)]
    public void What_was_told_is_not_told_again(AccountHealth health, Trouble trouble) =>
        Judge(Note(health, 600), Told(trouble, 500)).ShouldBe(HealthVerdict.Nothing);

    [Theory]
    [InlineData(Trouble.Failing)]
    [InlineData(Trouble.Suspended)]
    [InlineData(Trouble.Overdue)]
    public void A_recovery_is_told_once_and_then_forgotten(Trouble before)
    {
        Judge(Note(AccountHealth.Well, 0), Told(before, 500)).ShouldBe(new(HealthVerdictKind.Tell, Trouble.None));
        Judge(Note(AccountHealth.Well, 500), Told(Trouble.None, 400)).ShouldBe(HealthVerdict.Forget);
    }

    [Fact]
    public void A_recovery_that_nobody_wants_to_hear_of_counts_as_told()
    {
        var verdict = HealthRules.Judge(Note(AccountHealth.Well, 0), null, Told(Trouble.Failing, 500), Settings() with { Recoveries = false }, Now);

        verdict.ShouldBe(new(HealthVerdictKind.Keep, Trouble.None));
    }

    [Fact]
    public void What_ailed_an_account_that_is_disabled_or_deleted_is_forgotten() =>
        Judge(Note(AccountHealth.Retired, 500), Told(Trouble.Failing, 500)).ShouldBe(HealthVerdict.Forget);

    [Theory]
    [InlineData(false, 200, 100)]
    [InlineData(true, 300, 200, 100)]
    [InlineData(false, 400, 200, 100)]
    public void With_the_fourth_change_in_six_hours_an_account_comes_and_goes(bool isFlapping, params int[] minutesAgo) =>
        Told(Trouble.None, minutesAgo).Then(Trouble.Failing, "digest", Now).IsFlapping.ShouldBe(isFlapping);

    [Fact]
    public void An_account_that_has_come_to_rest_begins_anew() =>
        Told(Trouble.Failing, 350, 300, 200, 100).Then(Trouble.None, "digest", Now).Changes.ShouldBe([Now]);

    [Theory]
    [InlineData(59, HealthVerdictKind.Nothing)]
    [InlineData(60, HealthVerdictKind.Tell)]
    public void An_account_that_comes_and_goes_is_told_of_again_when_a_state_lasts_for_an_hour(int minutes, HealthVerdictKind kind) =>
        Judge(Note(AccountHealth.Well, minutes), Told(Trouble.Failing, 350, 300, 200, 100)).Kind.ShouldBe(kind);

    [Fact]
    public void What_an_undelivered_digest_was_to_tell_is_untold()
    {
        var told = Told(Trouble.None, 100).Then(Trouble.Failing, "digest", Now);

        told.Untold().Trouble.ShouldBe(Trouble.None);
        told.Untold().Changes.ShouldBe([Now.AddMinutes(-100)]);
        ToldHealth.Read(told.Write()).Write().ShouldBe(told.Write());
    }

    private static HealthVerdict Judge(HealthNote note, ToldHealth told) => HealthRules.Judge(note, overdueSince: null, told, Settings(), Now);

    private static HealthNote Note(AccountHealth health, int? minutesAgo) => new()
    {
        Id = new(1),
        Name = "Support",
        Health = health,
        Since = minutesAgo is { } minutes ? Now.AddMinutes(-minutes) : null,
    };

    private static ToldHealth Told(Trouble trouble, params int[] minutesAgo) =>
        new(trouble, "an earlier one", Trouble.None, [.. minutesAgo.Select(minutes => Now.AddMinutes(-minutes))]);

    private static NotificationSettings Settings() => new NotificationDraft { Recipients = ["anna@example.com"] }.ToSettings();
}
