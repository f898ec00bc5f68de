using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace Infra.Tests;

/// <summary>The compiled templates, whatever their parameters are.</summary>
public sealed partial class TemplateTests
{
    [Fact]
    public void No_parameter_takes_a_secret()
    {
        Named("parameters").Where(IsSecret).ShouldBeEmpty();
        MembersOfTypes().Where(IsSecret).ShouldBeEmpty();
    }

    [Fact]
    public void No_output_gives_a_secret()
    {
        Named("outputs").Where(IsSecret).ShouldBeEmpty();
        Outputs().Where(output => LooksUpKeys().IsMatch(output)).ShouldBeEmpty();
    }

    [Fact]
    public void No_key_is_looked_up() =>
        Compiled.Templates().Where(template => LooksUpKeys().IsMatch(File.ReadAllText(template))).ShouldBeEmpty();

    [Theory]
    [InlineData("""{"parameters":{"smtpPassword":{"type":"string"}}}""", "parameters")]
    [InlineData("""{"resources":{"a":{"properties":{"template":{"parameters":{"key":{"type":"secureString"}}}}}}}""", "parameters")]
    [InlineData("""{"outputs":{"CONNECTION_STRING":{"type":"string","value":"x"}}}""", "outputs")]
    public void Secret_would_be_found(string template, string members) =>
        Named(members, [JsonNode.Parse(template)!]).Where(IsSecret).ShouldHaveSingleItem();

    [Theory]
    [InlineData("[listKeys(resourceId('Microsoft.Storage/storageAccounts', 'a'), '2025-06-01').keys[0].value]")]
    [InlineData("[listAccountSas('a', '2025-06-01', variables('b')).accountSasToken]")]
    [InlineData("[reference('appi').InstrumentationKey]")]
    public void Key_that_is_looked_up_would_be_found(string expression) => LooksUpKeys().IsMatch(expression).ShouldBeTrue();

    [Fact]
    public void Deployment_is_of_a_subscription_and_needs_no_registry_of_modules()
    {
        File.ReadAllText(Compiled.File("templates/main.json")).ShouldContain("subscriptionDeploymentTemplate.json");
        Directory.EnumerateFiles(Compiled.File("source"), "*.bicep", SearchOption.AllDirectories)
            .Where(file => Registry().IsMatch(File.ReadAllText(file)))
            .ShouldBeEmpty();
    }

    /// <summary>All members of a kind, in templates and those within them, with their types.</summary>
    private static IEnumerable<(string Name, string Type)> Named(string members, IEnumerable<JsonNode>? templates = null) =>
        (templates ?? Compiled.Templates().Select(template => JsonNode.Parse(File.ReadAllText(template))!))
            .SelectMany(All)
            .Where(node => node.GetPropertyName() == members)
            .OfType<JsonObject>()
            .SelectMany(node => node.Where(member => member.Value is JsonObject declared && declared.ContainsKey("type")))
            .Select(member => (member.Key, $"{member.Value!["type"]}"));

    /// <summary>The members of the types that parameters have.</summary>
    private static IEnumerable<(string Name, string Type)> MembersOfTypes() =>
        Compiled.Templates().Select(template => JsonNode.Parse(File.ReadAllText(template))!).SelectMany(All)
            .Where(node => node.GetPropertyName() == "definitions")
            .SelectMany(definitions => definitions.AsObject().Select(definition => definition.Value!["properties"]).OfType<JsonObject>())
            .SelectMany(properties => properties.Select(property => (property.Key, $"{property.Value!["type"]}")));

    private static IEnumerable<string> Outputs() =>
        Compiled.Templates().Select(template => JsonNode.Parse(File.ReadAllText(template))!).SelectMany(All)
            .Where(node => node.GetPropertyName() == "outputs").Select(node => node.ToJsonString());

    /// <summary>The members of objects in a tree.</summary>
    private static IEnumerable<JsonNode> All(JsonNode node) => node switch
    {
        JsonObject parent => parent.Where(member => member.Value is not null).SelectMany(member => All(member.Value!).Prepend(member.Value!)).Where(child => child.Parent is JsonObject),
        JsonArray items => items.Where(item => item is not null).SelectMany(item => All(item!)),
        _ => [],
    };

    private static bool IsSecret((string Name, string Type) member) =>
        member.Type.StartsWith("secure", StringComparison.OrdinalIgnoreCase) || SecretName().IsMatch(member.Name);

    [GeneratedRegex("(?i)password|secret(?!RestoreDays|Name)|connection_?string|account_?key|access_?key|api_?key|sas_?token")]
    private static partial Regex SecretName();

    [GeneratedRegex(@"(?i)\blist(Account|Service)?(Keys?|Sas|Secrets?|ConnectionStrings?|PublishingCredentials)\(|InstrumentationKey")]
    private static partial Regex LooksUpKeys();

    [GeneratedRegex(@"'(br|ts)[:/]")]
    private static partial Regex Registry();
}
