using System.Collections.Concurrent;
using System.Diagnostics;
using System.Runtime.InteropServices;

namespace MailFunctions.Tests.Infrastructure;

/// <summary>A process that a test started, with what it prints.</summary>
internal sealed class ChildProcess : IAsyncDisposable
{
    private const int SigTerm = 15;
    private readonly Process _process;
    private readonly ConcurrentQueue<string> _lines = new();
    private readonly SemaphoreSlim _telling = new(1);
    private readonly Action<string> _heard;

    private ChildProcess(Process process, Action<string>? heard) => (_process, _heard) = (process, heard ?? _lines.Enqueue);

    /// <summary>The lines printed so far.</summary>
    public IReadOnlyCollection<string> Lines => _lines;

    /// <summary>Whether it ended.</summary>
    public bool HasExited => _process.HasExited;

    /// <summary>Its number.</summary>
    public int Id => _process.Id;

    /// <summary>Its exit code.</summary>
    public int ExitCode => _process.ExitCode;

    /// <summary>Starts a process.</summary>
    /// <param name="file">The program.</param>
    /// <param name="arguments">Its arguments.</param>
    /// <param name="environment">Environment variables besides those of this process.</param>
    /// <param name="heard">Takes each line that it prints; without, they are kept as <see cref="Lines"/>.</param>
    public static ChildProcess Start(
        string file,
        IEnumerable<string> arguments,
        IReadOnlyDictionary<string, string>? environment = null,
        Action<string>? heard = null)
    {
        var start = new ProcessStartInfo(file, arguments)
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (var (name, value) in environment ?? new Dictionary<string, string>())
        {
            start.Environment[name] = value;
        }

        var child = new ChildProcess(new Process { StartInfo = start }, heard);
        child._process.OutputDataReceived += (_, line) => child.Add(line.Data);
        child._process.ErrorDataReceived += (_, line) => child.Add(line.Data);
        child._process.Start();
        child._process.BeginOutputReadLine();
        child._process.BeginErrorReadLine();
        return child;
    }

    /// <summary>Runs a command to its end, which must be a success.</summary>
    public static async Task RunAsync(string file, params string[] arguments)
    {
        await using var child = Start(file, arguments);
        await child.ExitAsync();
    }

    /// <summary>Waits until it ended, which must be a success.</summary>
    public async Task ExitAsync()
    {
        await _process.WaitForExitAsync();
        ExitCode.ShouldBe(0, string.Join('\n', Lines));
    }

    /// <summary>Ends it at once, as <c>kill -9</c> does.</summary>
    public async Task KillAsync()
    {
        if (!_process.HasExited)
        {
            _process.Kill();
        }

        await _process.WaitForExitAsync();
    }

    /// <summary>Writes a line to it.</summary>
    public async Task TellAsync(string line)
    {
        await _telling.WaitAsync();
        try
        {
            await _process.StandardInput.WriteLineAsync(line);
            await _process.StandardInput.FlushAsync();
        }
        finally
        {
            _telling.Release();
        }
    }

    /// <summary>Asks it to end (SIGTERM), and waits until it did.</summary>
    public async Task StopAsync()
    {
        if (!_process.HasExited)
        {
            _ = Kill(_process.Id, SigTerm);
        }

        await _process.WaitForExitAsync();
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await KillAsync();
        _process.Dispose();
        _telling.Dispose();
    }

    [DllImport("libc", EntryPoint = "kill")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int Kill(int process, int signal);

    private void Add(string? line)
    {
        if (line is not null)
        {
            _heard(line);
        }
    }
}
