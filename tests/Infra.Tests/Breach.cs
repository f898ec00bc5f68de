namespace Infra.Tests;

/// <summary>A rule, and a way to break it.</summary>
internal sealed record Breach(string Name, Func<IReadOnlyList<Resource>, IEnumerable<string>> Rule, Action<List<Resource>> Break)
{
    /// <summary>At least one for every rule.</summary>
    public static IReadOnlyList<Breach> All { get; } =
    [
        new("Contributor is no role of the app's", Rules.Roles, resources => SetRole(resources, "b24988ac-6180-42a0-ab88-20f7382dd24c")),
        new("Owner is no role of the app's", Rules.Roles, resources => SetRole(resources, "8e3af657-a8ff-443c-a75c-2fe8c4bcb635")),
        new("A role on the whole group is too much", Rules.Roles, resources =>
        {
            var assignment = First(resources, "Microsoft.Authorization/roleAssignments");
            assignment.Set("id", $"/subscriptions/0/resourceGroups/rg-test/providers/Microsoft.Authorization/roleAssignments/{assignment.Name}");
        }),
        new("Every role that the app needs is given", Rules.Roles, resources => resources.Remove(First(resources, "Microsoft.Authorization/roleAssignments"))),
        new("Rights are the app's only", Rules.Principals, resources => First(resources, "Microsoft.Authorization/roleAssignments").Set("properties.principalId", "22222222-2222-2222-2222-222222222222")),
        new("Everything is tagged", Rules.Tags, resources => First(resources, "Microsoft.Web/sites").Set("tags.product", null)),
        new("The vault has a log", Rules.Diagnostics, resources => resources.RemoveAll(resource => resource.Name == "all-use")),
        new("The blobs have a log", Rules.Diagnostics, resources => resources.RemoveAll(resource => resource.Name == "reads-and-deletions")),
        new("A log has a category", Rules.Diagnostics, resources => resources.Single(resource => resource.Name == "all-use").Set("properties.logs", null)),
        new("An alert is missing", Rules.AlertsAreThere, resources => resources.Remove(First(resources, "Microsoft.Insights/scheduledQueryRules"))),
        new("An alert tells nobody", Rules.AlertsAreThere, resources => First(resources, "Microsoft.Insights/metricAlerts").Set("properties.actions", null)),
        new("There is a budget", Rules.Budget, resources => resources.Remove(First(resources, "Microsoft.Consumption/budgets"))),
        new("No password deploys", Rules.NoPasswordDeploys, resources => resources.RemoveAll(resource => resource.Name.EndsWith("/scm", StringComparison.Ordinal))),
        new("Containers are there", Rules.Containers, resources => resources.RemoveAll(resource => resource.Name.EndsWith("/exports", StringComparison.Ordinal))),
        new("A setting that nobody reads", Rules.SettingsAreRead, resources => SetSetting(resources, "Auth__Audiense", "api://mailfunctions")),
        new("A setting that Flex Consumption refuses", Rules.SettingsAreRead, resources => SetSetting(resources, "FUNCTIONS_WORKER_RUNTIME", "dotnet-isolated")),
        new("A password in a setting", Rules.SettingsHoldNoSecret, resources => SetSetting(resources, "Smtp__Password", "x")),
        new("An account key in a setting", Rules.SettingsHoldNoSecret, resources => SetSetting(resources, "AzureWebJobsStorage", "AccountName=a;AccountKey=b")),
        new("A key that is looked up for a setting", Rules.SettingsHoldNoSecret, resources => SetSetting(resources, "Storage__X", "[listKeys('id', '2025-06-01').keys[0].value]")),
    ];

    /// <summary>The same for what is private in production.</summary>
    public static IReadOnlyList<Breach> OfPrivateNetwork { get; } =
    [
        new("An endpoint is missing", Rules.PrivateNetwork, resources => resources.Remove(First(resources, "Microsoft.Network/privateEndpoints"))),
        new("An endpoint has no name", Rules.PrivateNetwork, resources => resources.Remove(First(resources, "Microsoft.Network/privateEndpoints/privateDnsZoneGroups"))),
        new("The app is outside", Rules.PrivateNetwork, resources => First(resources, "Microsoft.Web/sites").Set("properties.virtualNetworkSubnetId", null)),
        new("The address is not fixed", Rules.PrivateNetwork, resources =>
            First(resources, "Microsoft.Network/virtualNetworks").At("properties.subnets")![0]!["properties"]!.AsObject().Remove("natGateway")),
    ];

    public override string ToString() => Name;

    private static Resource First(List<Resource> resources, string type) => resources.First(resource => resource.Type == type);

    private static void SetRole(List<Resource> resources, string role) =>
        First(resources, "Microsoft.Authorization/roleAssignments").Set("properties.roleDefinitionId", $"/subscriptions/0/providers/Microsoft.Authorization/roleDefinitions/{role}");

    private static void SetSetting(List<Resource> resources, string name, string value) => First(resources, "Microsoft.Web/sites/config").At("properties")![name] = value;
}
