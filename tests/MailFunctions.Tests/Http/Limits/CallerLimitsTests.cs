using System.Reflection;
using System.Threading.RateLimiting;
using MailFunctions.Http.Limits;
using MailFunctions.Security;
using Microsoft.Extensions.Options;

namespace MailFunctions.Tests.Http.Limits;

/// <summary>What a caller may ask for, and what that leaves to others.</summary>
public sealed class CallerLimitsTests
{
    private const string Anna = "anna";
    private const string Bob = "bob";

    [Fact]
    public async Task Nobody_gets_what_is_another_callers()
    {
        await using var limits = Of(new() { ChecksPerMinute = 2 });

        Ask(limits, Limit.Checks, Anna, Anna, Anna, Bob).ShouldBe([true, true, false, true]);
    }

    [Fact]
    public async Task Tests_and_checks_are_counted_apart()
    {
        await using var limits = Of(new() { ChecksPerMinute = 1, TestsPerMinute = 1 });

        Ask(limits, Limit.Checks, Anna, Anna).ShouldBe([true, false]);
        Ask(limits, Limit.Tests, Anna, Anna).ShouldBe([true, false]);
    }

    [Fact]
    public async Task Tests_under_way_are_bounded_and_a_refusal_costs_none_of_the_minutes()
    {
        await using var limits = Of(new() { TestsAtOnce = 1, TestsPerMinute = 2 });

        using (var first = limits.Ask(Limit.Tests, Anna))
        {
            using var second = limits.Ask(Limit.Tests, Anna);
            (first.IsAcquired, second.IsAcquired).ShouldBe((true, false));
        }

        Ask(limits, Limit.Tests, Anna, Anna).ShouldBe([true, false]);
    }

    [Fact]
    public async Task A_refusal_says_when_to_ask_again()
    {
        await using var limits = Of(new() { ChecksPerMinute = 1 });
        Ask(limits, Limit.Checks, Anna);

        using var refused = limits.Ask(Limit.Checks, Anna);

        refused.TryGetMetadata(MetadataName.RetryAfter, out var wait).ShouldBeTrue();
        wait.ShouldBeInRange(TimeSpan.Zero, TimeSpan.FromMinutes(1));
    }

    [Fact]
    public void Every_function_by_which_a_caller_has_other_servers_asked_is_limited()
    {
        var asking = FunctionPolicies.HttpFunctions()
            .Select(function => (Route: FunctionPolicies.TriggerOf(function)!.Route!, function.GetCustomAttribute<LimitedAttribute>()?.Limit))
            .Where(function => function.Limit is not null || function.Route.Split('/')[^1] is "test" or "check" or "discover");

        asking.ShouldBe(
            [
                ("api/accounts/discover", Limit.Tests),
                ("api/accounts/test", Limit.Tests),
                ("api/accounts/{id:int}/check", Limit.Checks),
                ("api/accounts/{id:int}/test", Limit.Tests),
                ("api/connectors/{id}/test", Limit.Tests),
                ("api/notifications/test", Limit.Tests),
                ("api/webhooks/{id}/test", Limit.Tests),
            ],
            ignoreOrder: true);
    }

    private static CallerLimits Of(LimitOptions options) => new(Options.Create(options));

    private static List<bool> Ask(CallerLimits limits, Limit limit, params IEnumerable<string> callers) =>
        [.. callers.Select(caller =>
        {
            using var leave = limits.Ask(limit, caller);
            return leave.IsAcquired;
        })];
}
