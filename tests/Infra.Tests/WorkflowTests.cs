namespace Infra.Tests;

/// <summary>The workflows of <c>.github/workflows</c>.</summary>
public sealed class WorkflowTests
{
    private const string Good = """
        on: push
        permissions:
          contents: read
        concurrency: one
        jobs:
          build:
            runs-on: ubuntu-latest
            timeout-minutes: 5
            steps:
              - uses: actions/checkout@v5
                with:
                  persist-credentials: false
              - run: make
        """;

    public static TheoryData<string> Workflows { get; } = [.. Directory.EnumerateFiles(Folder, "*.yml").Select(file => Path.GetFileName(file))];

    private static string Folder => Path.Combine(RepositoryRoot.Path, ".github", "workflows");

    [Theory]
    [MemberData(nameof(Workflows))]
    public void Workflow_can_do_no_more_than_it_is_for(string workflow) => WorkflowRules.Violations(Read(workflow)).ShouldBeEmpty();

    [Fact]
    public void Good_workflow_breaks_no_rule() => WorkflowRules.Violations(Good).ShouldBeEmpty();

    [Theory]
    [InlineData("  contents: read", "  contents: write", "no more")]
    [InlineData("permissions:\n  contents: read\n", "", "no more")]
    [InlineData("concurrency: one\n", "", "beside itself")]
    [InlineData("checkout@v5", "checkout@main", "not pinned")]
    [InlineData("checkout@v5", "checkout", "not pinned")]
    [InlineData("persist-credentials: false", "persist-credentials: true", "leaves a token")]
    [InlineData("    timeout-minutes: 5\n", "", "for hours")]
    [InlineData("    timeout-minutes: 5\n", "    timeout-minutes: 5\n    permissions: write-all\n", "does not need")]
    [InlineData("    timeout-minutes: 5\n", "    timeout-minutes: 5\n    permissions:\n      packages: write\n", "does not need")]
    [InlineData("run: make", "run: echo ${{ github.event.pull_request.title }}", "others may choose")]
    [InlineData("run: make", "run: make\n        env:\n          KEY: ${{ secrets.KEY }}", "no secret")]
    [InlineData("on: push", "on: pull_request_target", "nobody else's code")]
    public void Workflow_that_breaks_a_rule_is_found(string part, string instead, string words)
    {
        Good.ShouldContain(part);

        WorkflowRules.Violations(Good.Replace(part, instead, StringComparison.Ordinal)).ShouldContain(violation => violation.Contains(words, StringComparison.Ordinal));
    }

    [Fact]
    public void Continuous_integration_tests_and_compiles_both_flavours_before_it_deploys()
    {
        var jobs = WorkflowRules.Jobs(WorkflowRules.Parse(Read("ci.yml"))).ToDictionary(job => job.Name, job => job.Job);

        $"{jobs["test"]}".ShouldContain(".ci/run");
        $"{WorkflowRules.Child(WorkflowRules.Child(jobs["azure-flavour"], "env"), "FunctionsRuntime")}".ShouldBe("Azure");
        $"{WorkflowRules.Child(jobs["deploy"], "needs")}".ShouldContain("test");
        $"{WorkflowRules.Child(jobs["deploy"], "needs")}".ShouldContain("azure-flavour");
    }

    [Fact]
    public void Deployment_signs_in_without_a_secret_and_is_of_the_azure_flavour()
    {
        var (_, job) = WorkflowRules.Jobs(WorkflowRules.Parse(Read("deploy.yml"))).Single();

        $"{WorkflowRules.Child(WorkflowRules.Child(job, "permissions"), "id-token")}".ShouldBe("write");
        $"{WorkflowRules.Child(WorkflowRules.Child(job, "env"), "FunctionsRuntime")}".ShouldBe("Azure");
        $"{job}".ShouldContain("--federated-credential-provider github");
    }

    [Fact]
    public void Deployment_passes_on_every_value_that_the_parameters_take()
    {
        var (_, job) = WorkflowRules.Jobs(WorkflowRules.Parse(Read("deploy.yml"))).Single();
        var parameters = File.ReadAllText(Path.Combine(RepositoryRoot.Path, "infra", "main.bicepparam"));

        System.Text.RegularExpressions.Regex.Matches(parameters, @"readEnvironmentVariable\('(?<name>\w+)'")
            .Select(match => match.Groups["name"].Value)
            .Where(name => WorkflowRules.Child(WorkflowRules.Child(job, "env"), name) is null)
            .ShouldBeEmpty();
    }

    private static string Read(string workflow) => File.ReadAllText(Path.Combine(Folder, workflow));
}
