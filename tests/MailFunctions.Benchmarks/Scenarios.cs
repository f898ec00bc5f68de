using MailFunctions.Benchmarks.Mail;
using MailFunctions.Benchmarks.Growth;
using MailFunctions.Benchmarks.Inbox;
using MailFunctions.Benchmarks.Parts;
using MailFunctions.Benchmarks.Reports;
using MailFunctions.Benchmarks.Start;

namespace MailFunctions.Benchmarks;

/// <summary>Everything that is measured, in the order of the table.</summary>
internal static class Scenarios
{
    /// <summary>All of it.</summary>
    public static IReadOnlyList<IScenario> All { get; } =
    [
        new IdleScenario(),
        new SyncScenario(),
        new ReportsScenario(),
        new ExportScenario(),
        new InboxScenario(),
        new GrowthScenario(),
        new StartScenario(),
        new PartsScenario(),
    ];
}
