namespace Infra.Tests;

/// <summary>What deployments would make, held to the rules; and the rules, to finding what breaks them.</summary>
public sealed class StageTests
{
    public static TheoryData<string, int> Musts { get; } = [.. from stage in (string[])[Stage.Dev, Stage.Production] from must in Enumerable.Range(0, Must.Always.Count) select (stage, must)];

    public static TheoryData<int> ProductionMusts { get; } = [.. Enumerable.Range(0, Must.InProduction.Count)];

    public static TheoryData<string, int> Breaches { get; } = [.. from stage in (string[])[Stage.Dev, Stage.Production] from breach in Enumerable.Range(0, Breach.All.Count) select (stage, breach)];

    public static TheoryData<int> PrivateBreaches { get; } = [.. Enumerable.Range(0, Breach.OfPrivateNetwork.Count)];

    [Theory]
    [MemberData(nameof(Musts))]
    public void Property_is_as_it_must_be_in_every_stage(string stage, int must) => Hold(Must.Always[must], stage);

    [Theory]
    [MemberData(nameof(ProductionMusts))]
    public void Property_is_as_it_must_be_in_production(int must) => Hold(Must.InProduction[must], Stage.Production);

    [Theory]
    [MemberData(nameof(Breaches))]
    public void Rule_holds_and_finds_what_breaks_it(string stage, int breach) => Hold(Breach.All[breach], stage);

    [Theory]
    [MemberData(nameof(PrivateBreaches))]
    public void Rule_of_the_private_network_holds_and_finds_what_breaks_it(int breach) => Hold(Breach.OfPrivateNetwork[breach], Stage.Production);

    [Fact]
    public void Without_a_private_network_there_is_none_to_pay_for() =>
        Stage.Of(Stage.Dev).ShouldNotContain(resource => resource.Type.StartsWith("Microsoft.Network/", StringComparison.Ordinal));

    [Fact]
    public void Operators_get_rights_on_the_vault_only_where_they_are_named()
    {
        Stage.Of(Stage.Dev).ShouldNotContain(resource => resource.Text("properties.principalType") == "Group");
        Stage.Of(Stage.Production).Count(resource => resource.Text("properties.principalType") == "Group").ShouldBe(1);
    }

    [Fact]
    public void Relay_is_set_up_only_where_there_is_one()
    {
        Relay(Stage.Dev).ShouldBeNull();
        Relay(Stage.Production).ShouldBe("smtp.example.com");

        static string? Relay(string stage) => Stage.Of(stage).Single(resource => resource.Type == "Microsoft.Web/sites/config").Text("properties.Smtp__Host");
    }

    [Fact]
    public void Storage_is_open_to_the_networks_that_links_are_to_work_from_and_to_no_other()
    {
        var storage = Stage.Of(Stage.Production).Single(resource => resource.Type == "Microsoft.Storage/storageAccounts");

        storage.At("properties.networkAcls.ipRules")!.AsArray().Select(rule => rule!["value"]!.ToString()).ShouldBe(["203.0.113.0/24"]);
    }

    private static void Hold(Must must, string stage)
    {
        must.Violations(Stage.Of(stage)).ShouldBeEmpty();

        var wrong = Stage.Of(stage);
        wrong.First(resource => resource.Type == must.Type).Set(must.Path, "wrong");
        must.Violations(wrong).ShouldHaveSingleItem();

        var missing = Stage.Of(stage);
        missing.First(resource => resource.Type == must.Type).Set(must.Path, null);
        must.Violations(missing).ShouldHaveSingleItem();
    }

    private static void Hold(Breach breach, string stage)
    {
        var resources = Stage.Of(stage);
        breach.Rule(resources).ShouldBeEmpty();

        breach.Break(resources);

        breach.Rule(resources).ShouldNotBeEmpty(breach.Name);
    }
}
