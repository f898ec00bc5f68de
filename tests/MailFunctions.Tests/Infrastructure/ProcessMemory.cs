using System.Globalization;

namespace MailFunctions.Tests.Infrastructure;

/// <summary>How much memory a process takes (<c>/proc/PID/status</c>).</summary>
internal static class ProcessMemory
{
    public const long MiB = 1024 * 1024;

    /// <summary>What it takes now, in bytes.</summary>
    public static long Resident(int process) => Read(process, "VmRSS");

    /// <summary>The most that it ever took, in bytes.</summary>
    public static long Peak(int process) => Read(process, "VmHWM");

    private static long Read(int process, string name)
    {
        var line = File.ReadLines($"/proc/{process}/status").Single(line => line.StartsWith(name + ":", StringComparison.Ordinal));
        return long.Parse(line.Split(' ', StringSplitOptions.RemoveEmptyEntries)[^2].Split('\t')[^1], CultureInfo.InvariantCulture) * 1024;
    }
}
