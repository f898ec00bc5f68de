using System.Globalization;

namespace MailFunctions.Tests.Soak;

/// <summary>How long the soak lasts, and over how many accounts: two minutes among the other tests, as long as anybody asks otherwise.</summary>
/// <param name="Duration">How long mail arrives and things break.</param>
/// <param name="Accounts">How many accounts are checked.</param>
/// <param name="IntervalMinutes">Their interval.</param>
internal sealed record SoakPlan(TimeSpan Duration, int Accounts, int IntervalMinutes)
{
    /// <summary>The plan that the environment asks for: <c>SOAK_MINUTES</c>, <c>SOAK_ACCOUNTS</c>, <c>SOAK_INTERVAL</c>.</summary>
    public static SoakPlan FromEnvironment() => new(TimeSpan.FromMinutes(Number("SOAK_MINUTES", 2)), Number("SOAK_ACCOUNTS", 60), Number("SOAK_INTERVAL", 1));

    private static int Number(string name, int usual) =>
        Environment.GetEnvironmentVariable(name) is { Length: > 0 } text ? int.Parse(text, CultureInfo.InvariantCulture) : usual;
}
