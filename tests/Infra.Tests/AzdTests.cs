namespace Infra.Tests;

/// <summary>What the Azure Developer CLI finds.</summary>
public sealed class AzdTests
{
    private static YamlDotNet.RepresentationModel.YamlMappingNode Project =>
        WorkflowRules.Parse(File.ReadAllText(Path.Combine(RepositoryRoot.Path, "azure.yaml")));

    private static YamlDotNet.RepresentationModel.YamlNode Service => WorkflowRules.Child(WorkflowRules.Child(Project, "services"), "app")!;

    private static string ServiceFolder => Path.Combine(RepositoryRoot.Path, $"{WorkflowRules.Child(Service, "project")}");

    [Fact]
    public void Service_is_the_function_app_and_its_infrastructure_is_here()
    {
        $"{WorkflowRules.Child(Service, "host")}".ShouldBe("function");
        Directory.EnumerateFiles(ServiceFolder, "*.csproj").ShouldHaveSingleItem();
        var infra = WorkflowRules.Child(Project, "infra");
        File.Exists(Path.Combine(RepositoryRoot.Path, $"{WorkflowRules.Child(infra, "path")}", $"{WorkflowRules.Child(infra, "module")}.bicep")).ShouldBeTrue();
    }

    [Theory]
    [InlineData(Stage.Dev)]
    [InlineData(Stage.Production)]
    public void Service_is_found_by_its_tag_and_environment_by_its_own(string stage)
    {
        Stage.Of(stage).Where(resource => resource.Text("tags.azd-service-name") == "app").ShouldHaveSingleItem().Type.ShouldBe("Microsoft.Web/sites");
        Stage.Of(stage).Single(resource => resource.Type == "Microsoft.Resources/resourceGroups").Text("tags.azd-env-name").ShouldBe("test");
    }

    [Fact]
    public void Hook_is_a_script_that_can_be_run()
    {
        var script = Path.Combine(ServiceFolder, $"{WorkflowRules.Child(WorkflowRules.Child(WorkflowRules.Child(Service, "hooks"), "prepackage"), "run")}");

        File.GetUnixFileMode(script).HasFlag(UnixFileMode.UserExecute).ShouldBeTrue();
    }
}
