using System.Globalization;
using System.Text.Json;
using MailFunctions.Benchmarks;

var all = Scenarios.All;
var unknown = args.Except(all.Select(scenario => scenario.Name)).ToList();
if (unknown.Count > 0)
{
    Console.Error.WriteLine($"There is no scenario {unknown[0]}. There are: {string.Join(", ", all.Select(scenario => scenario.Name))}");
    return 2;
}

var readable = new JsonSerializerOptions(JsonSerializerOptions.Web) { WriteIndented = true };
using var stop = new CancellationTokenSource();
Console.CancelKeyPress += (_, pressed) =>
{
    pressed.Cancel = true;
    stop.Cancel();
};
var scale = double.Parse(Environment.GetEnvironmentVariable("BENCH_SCALE") is { Length: > 0 } text ? text : "1", CultureInfo.InvariantCulture);
var results = Directory.CreateDirectory(Environment.GetEnvironmentVariable("BENCH_RESULTS") ?? "artifacts/bench").FullName;
using var stage = new Stage(scale);
Console.WriteLine(Machine.Description);
foreach (var scenario in all.Where(scenario => args.Length == 0 || args.Contains(scenario.Name)))
{
    Console.WriteLine($"\n### {scenario.Title}\n\n{Table.Heads}");
    var measured = new List<Measured>();
    await foreach (var line in scenario.RunAsync(stage, stop.Token))
    {
        measured.Add(line);
        Console.WriteLine(Table.Line(line));
    }

    foreach (var shortfall in measured.Select(Table.Shortfall).OfType<string>())
    {
        Console.WriteLine($"\n{shortfall}");
    }

    var record = new { scenario.Name, scenario.Title, At = DateTimeOffset.UtcNow, Machine = Machine.Description, Scale = scale, Measured = measured };
    await File.WriteAllTextAsync(Path.Combine(results, $"{scenario.Name}.json"), JsonSerializer.Serialize(record, readable), stop.Token);
}

return 0;
