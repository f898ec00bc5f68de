using System.Runtime.CompilerServices;
using BenchmarkDotNet.Columns;
using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Diagnosers;
using BenchmarkDotNet.Exporters;
using BenchmarkDotNet.Jobs;
using BenchmarkDotNet.Loggers;
using BenchmarkDotNet.Reports;
using BenchmarkDotNet.Running;
using BenchmarkDotNet.Toolchains.InProcess.Emit;
using MailFunctions.Tests.Infrastructure;
using Perfolizer.Horology;

namespace MailFunctions.Benchmarks.Parts;

/// <summary>The small work that is done often, by BenchmarkDotNet, whose own reports are kept beside the results.</summary>
internal sealed class PartsScenario : IScenario
{
    private const int WarmUp = 5;
    private const int Iterations = 15;
    private static readonly TimeInterval Iteration = TimeInterval.FromMilliseconds(100);

    /// <inheritdoc/>
    public string Name => "parts";

    /// <inheritdoc/>
    public string Title => "Parts of the work, each alone";

    /// <inheritdoc/>
    public async IAsyncEnumerable<Measured> RunAsync(Stage stage, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        foreach (var parts in new[] { typeof(AccountParts), typeof(MessageParts) })
        {
            var summary = await Task.Run(() => BenchmarkRunner.Run(parts, Config(stage)), cancellationToken);
            foreach (var report in summary.Reports)
            {
                yield return Line(report);
            }
        }
    }

    private static Measured Line(BenchmarkReport report)
    {
        var part = report.BenchmarkCase;
        var nanoseconds = report.ResultStatistics?.Median ?? throw new InvalidOperationException($"{part.Descriptor.WorkloadMethodDisplayInfo} could not be measured.");
        return new()
        {
            Case = $"{part.Descriptor.WorkloadMethodDisplayInfo.Trim('\'')}: {report.GcStats.GetBytesAllocatedPerOperation(part):#,0} bytes allocated",
            Unit = "ns",
            Ours = nanoseconds,
        };
    }

    private static ManualConfig Config(Stage stage) => ManualConfig.CreateEmpty()
        .AddJob(Job.Default
            .WithToolchain(InProcessEmitToolchain.Instance)
            .WithWarmupCount(stage.Of(WarmUp))
            .WithIterationCount(stage.Of(Iterations))
            .WithIterationTime(Iteration))
        .AddDiagnoser(MemoryDiagnoser.Default)
        .AddLogger(NullLogger.Instance)
        .AddExporter(MarkdownExporter.GitHub)
        .AddColumnProvider(DefaultColumnProviders.Instance)
        .WithArtifactsPath(Path.Combine(RepositoryRoot.Path, "artifacts/bench/parts"));
}
