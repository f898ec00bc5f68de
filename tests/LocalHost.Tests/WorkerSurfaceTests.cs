using Microsoft.Azure.Functions.Worker;

namespace LocalHost.Tests;

/// <summary>The worker's types that this host declares are as the real ones, so that what compiles against them compiles for Azure.</summary>
public sealed class WorkerSurfaceTests
{
    private static readonly string Description = File.ReadAllText(Path.Combine(RepositoryRoot.Path, "tests", "LocalHost.Tests", "WorkerSurface.txt"));

    public static TheoryData<Type> Types { get; } =
        [.. typeof(FunctionContext).Assembly.GetExportedTypes().Where(type => type.Namespace!.StartsWith("Microsoft.", StringComparison.Ordinal))];

    [Theory]
    [MemberData(nameof(Types))]
    public void Type_is_declared_as_the_worker_declares_it(Type type) => Deviations(type, Description).ShouldBeEmpty();

    [Fact]
    public void Every_file_of_the_stand_in_is_looked_at() =>
        Types.Count.ShouldBe(Directory.EnumerateFiles(Path.Combine(RepositoryRoot.Path, "functions", "LocalHost", "Worker"), "*.cs").Count());

    [Theory]
    [InlineData(typeof(TimerInfo), "class TimerInfo", "sealed class TimerInfo")]
    [InlineData(typeof(TimerInfo), "bool IsPastDue { get; set; }", "bool IsPastDue { get; }")]
    [InlineData(typeof(TimerTriggerAttribute), "ctor(string schedule)", "ctor(string cron)")]
    [InlineData(typeof(TimerTriggerAttribute), "sealed class TimerTriggerAttribute : TriggerBindingAttribute", "sealed class TimerTriggerAttribute : Attribute")]
    [InlineData(typeof(FunctionAttribute), "class FunctionAttribute : Attribute\n    usage 64", "class FunctionAttribute : Attribute\n    usage 4")]
    [InlineData(typeof(HttpTriggerAttribute), "params string[] methods", "string[] methods")]
    [InlineData(typeof(AuthorizationLevel), "Admin=4", "Admin=5")]
    [InlineData(typeof(FunctionContextExtensions), "this FunctionContext context", "FunctionContext context")]
    [InlineData(typeof(IInvocationFeatures), "abstract T Get<T>()", "abstract object Get(Type type)")]
    public void Drift_is_seen(Type type, string part, string instead)
    {
        Description.ShouldContain(part);

        Deviations(type, Description.Replace(part, instead, StringComparison.Ordinal)).ShouldNotBeEmpty();
    }

    private static IEnumerable<string> Deviations(Type type, string description)
    {
        var head = WorkerSurface.Head(type);
        if (!WorkerSurface.Read(description).TryGetValue(head, out var members))
        {
            return [$"The worker has no {head}."];
        }

        var declared = WorkerSurface.Members(type).ToHashSet();
        return declared.Except(members).Concat(members.Where(member => member.StartsWith("usage ", StringComparison.Ordinal)).Except(declared));
    }
}
