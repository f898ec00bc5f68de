using System.Globalization;
using System.Text;

namespace MailFunctions.Tests.Growth;

/// <summary>What the simulation says, as it stands in <c>infra/README.md</c>.</summary>
internal static class GrowthReport
{
    private static readonly Organisation[] Sizes = [new(10_000), new(100_000), new(1_000_000)];

    private static readonly (string Name, Func<Organisation, double> Value)[] Needs =
    [
        ("checks a second", o => o.Checks),
        ("instances of 2 GB", o => o.Instances),
        ("requests to tables a second", o => o.TableRequests),
        ("rows of tables a second", o => o.TableRows),
        ("messages of the queue a second", o => o.QueueMessages),
        ("blobs written a second", o => o.Messages),
        ("reads of secrets a second", o => o.VaultReads),
        ("a run of the timer, in seconds", o => o.DispatchSeconds),
    ];

    private static readonly (string Name, Func<Bill, double> Value)[] Costs =
    [
        ("functions, US$ a month", bill => bill.Functions),
        ("tables", bill => bill.Tables),
        ("queues", bill => bill.Queues),
        ("blobs", bill => bill.Blobs),
        ("secrets", bill => bill.Vault),
        ("**together**", bill => bill.Total),
    ];

    /// <summary>Writes it in Markdown.</summary>
    public static string Write()
    {
        var text = new StringBuilder();
        Line(text, ["accounts", .. Sizes.Select(size => Text(size.Accounts))]);
        Line(text, ["---", .. Sizes.Select(_ => "---:")]);
        foreach (var (name, value) in Needs)
        {
            Line(text, [name, .. Sizes.Select(size => Text(value(size)))]);
        }

        foreach (var (name, value) in Costs)
        {
            Line(text, [name, .. Sizes.Select(size => Text(value(size.Bill)))]);
        }

        text.Append('\n');
        Line(text, ["what gives way, in order", "at accounts", "then"]);
        Line(text, ["---", "---:", "---"]);
        foreach (var limit in Limit.All.OrderBy(limit => limit.Accounts))
        {
            Line(text, [limit.Name, Text(Rounded(limit.Accounts)), limit.WayOn]);
        }

        return text.ToString();
    }

    private static void Line(StringBuilder text, IEnumerable<string> cells) => text.Append("| ").AppendJoin(" | ", cells).Append(" |\n");

    private static string Text(double value) => value.ToString(value < 10 ? "0.#" : "#,0", CultureInfo.InvariantCulture);

    // To two digits: more would say that it is known better than it is.
    private static double Rounded(double value)
    {
        var unit = Math.Pow(10, Math.Floor(Math.Log10(value)) - 1);
        return Math.Round(value / unit) * unit;
    }
}
