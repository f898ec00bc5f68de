using System.Diagnostics;
using System.Globalization;

namespace MailFunctions.Benchmarks;

/// <summary>How long processes have computed.</summary>
internal static class Processors
{
    /// <summary>For how long a process did.</summary>
    public static TimeSpan UsedBy(int process)
    {
        using var one = Process.GetProcessById(process);
        return one.TotalProcessorTime;
    }

    /// <summary>For how long the Azurites did that this process started.</summary>
    public static TimeSpan UsedByStorage()
    {
        var nodes = Process.GetProcessesByName("node");
        try
        {
            return nodes.Where(node => ParentOf(node.Id) == Environment.ProcessId).Aggregate(TimeSpan.Zero, (all, node) => all + node.TotalProcessorTime);
        }
        finally
        {
            Array.ForEach(nodes, node => node.Dispose());
        }
    }

    // The field after the name, in parentheses, and the state (proc(5), /proc/PID/stat).
    private static int ParentOf(int process)
    {
        var stat = File.ReadAllText($"/proc/{process}/stat");
        return int.Parse(stat[(stat.LastIndexOf(')') + 1)..].Split(' ')[2], CultureInfo.InvariantCulture);
    }
}
