using Microsoft.Extensions.Configuration;

namespace LocalHost.TestApp;

/// <summary>What the functions tell the tests: lines in a file for each process.</summary>
public sealed class Journal(IConfiguration configuration)
{
    private readonly string _file = configuration["Journal"]!;
    private readonly Lock _turn = new();

    public void Write(string line)
    {
        lock (_turn)
        {
            File.AppendAllText($"{_file}-{Environment.ProcessId}", $"{line} by {Environment.ProcessId}\n");
        }
    }

    /// <summary>Waits until the tests open the gate.</summary>
    public async Task GateAsync(string name, CancellationToken cancellationToken)
    {
        while (!File.Exists($"{_file}.{name}"))
        {
            await Task.Delay(20, cancellationToken);
        }
    }
}
