using System.Text.RegularExpressions;

namespace Infra.Tests;

/// <summary>Rules on how resources stand to each other. Each gives what is wrong, in words.</summary>
internal static partial class Rules
{
    /// <summary>What the app may be, and on what. Nothing here can change a resource, or read a key.</summary>
    private static readonly Dictionary<string, string> RolesByResource = new()
    {
        ["ba92f5b4-2d11-453d-a403-e96b0029c9fe"] = "Microsoft.Storage/storageAccounts",                          // Storage Blob Data Contributor
        ["974c5e8b-45b9-4653-ba55-5f855dd0fb88"] = "Microsoft.Storage/storageAccounts",                          // Storage Queue Data Contributor
        ["0a9a7e1f-b9d0-4cc4-a60d-0319b160aaa3"] = "Microsoft.Storage/storageAccounts",                          // Storage Table Data Contributor
        ["b7e6dc6d-f1e8-4753-8033-0f276bb0955b"] = "Microsoft.Storage/storageAccounts/blobServices/containers",  // Storage Blob Data Owner
        ["b86a8fe4-44ce-4948-aee5-eccb2c155cd7"] = "Microsoft.KeyVault/vaults",                                  // Key Vault Secrets Officer
        ["3913510d-42f4-4e42-8a64-420c390055eb"] = "Microsoft.Insights/components",                              // Monitoring Metrics Publisher
    };

    private static readonly string[] Alerts =
    [
        "accounts-overdue", "checks-failing", "due-lag", "exports-failing", "poison-messages", "server-errors", "silence", "storage-throttled", "vault-throttled",
    ];

    /// <summary>Each role is one that the app needs, on the very resource that it needs it for.</summary>
    public static IEnumerable<string> Roles(IReadOnlyList<Resource> resources)
    {
        var assignments = resources.Where(resource => resource.Type == "Microsoft.Authorization/roleAssignments").ToList();
        foreach (var missing in RolesByResource.Keys.Where(role => !assignments.Exists(assignment => RoleOf(assignment) == role)))
        {
            yield return $"Nobody has the role {missing}.";
        }

        foreach (var assignment in assignments)
        {
            if (!RolesByResource.TryGetValue(RoleOf(assignment), out var type))
            {
                yield return $"{assignment}: the role {RoleOf(assignment)} is not one that the app needs.";
            }
            else if (TargetOf(assignment) is not { } target || target.Type != type)
            {
                yield return $"{assignment}: the role {RoleOf(assignment)} is not on one {type}.";
            }
        }

        Resource? TargetOf(Resource assignment) => ScopeOf(assignment) is { } scope ? resources.FirstOrDefault(resource => resource.Id == scope) : null;
    }

    /// <summary>Nobody has rights but the app's identity, and the operators where they are named.</summary>
    public static IEnumerable<string> Principals(IReadOnlyList<Resource> resources) =>
        from assignment in resources
        where assignment.Type == "Microsoft.Authorization/roleAssignments"
        let principal = assignment.Text("properties.principalId") ?? ""
        where !(principal.Contains("Microsoft.ManagedIdentity/userAssignedIdentities/id-mailfunctions-", StringComparison.Ordinal) && assignment.Text("properties.principalType") == "ServicePrincipal")
            && !(principal == "11111111-1111-1111-1111-111111111111" && assignment.Text("properties.principalType") == "Group" && ScopeOf(assignment)!.Contains("Microsoft.KeyVault", StringComparison.Ordinal))
        select $"{assignment}: {principal} is nobody that we know.";

    /// <summary>What has a place has the tags.</summary>
    public static IEnumerable<string> Tags(IReadOnlyList<Resource> resources) =>
        from resource in resources
        where resource.At("location") is not null
        from tag in (string[])["azd-env-name", "product"]
        where resource.Text($"tags.{tag}") is null
        select $"{resource} has no tag {tag}.";

    /// <summary>The use of vault and blobs is written down.</summary>
    public static IEnumerable<string> Diagnostics(IReadOnlyList<Resource> resources) =>
        from resource in resources
        where resource.Type is "Microsoft.KeyVault/vaults" or "Microsoft.Storage/storageAccounts/blobServices"
        where !resources.Any(log => log.Type == "Microsoft.Insights/diagnosticSettings"
            && ScopeOf(log) == resource.Id
            && log.Text("properties.workspaceId") is not null
            && log.At("properties.logs") is { } logs && logs.AsArray().Any(category => category?["enabled"]?.GetValue<bool>() == true))
        select $"{resource} has no log.";

    /// <summary>All alerts are there, and tell people.</summary>
    public static IEnumerable<string> AlertsAreThere(IReadOnlyList<Resource> resources)
    {
        var alerts = resources.Where(resource => resource.Type is "Microsoft.Insights/scheduledQueryRules" or "Microsoft.Insights/metricAlerts").ToList();
        foreach (var missing in Alerts.Where(name => !alerts.Exists(alert => alert.Name.StartsWith(name + "-", StringComparison.Ordinal))))
        {
            yield return $"There is no alert {missing}.";
        }

        foreach (var silent in alerts.Where(alert => !$"{alert.At("properties.actions")?.ToJsonString()}".Contains("Microsoft.Insights/actionGroups", StringComparison.Ordinal)))
        {
            yield return $"{silent} tells nobody.";
        }
    }

    /// <summary>The budget says before, when and whether it will be spent.</summary>
    public static IEnumerable<string> Budget(IReadOnlyList<Resource> resources) =>
        resources.Any(resource => resource.Type == "Microsoft.Consumption/budgets" && resource.At("properties.notifications")?.AsObject().Count >= 3)
            ? []
            : ["There is no budget with three notifications."];

    /// <summary>No user name with a password deploys: neither by FTP nor otherwise.</summary>
    public static IEnumerable<string> NoPasswordDeploys(IReadOnlyList<Resource> resources) =>
        from way in (string[])["ftp", "scm"]
        where !resources.Any(resource => resource.Type.EndsWith("/basicPublishingCredentialsPolicies", StringComparison.Ordinal) && resource.Name.EndsWith($"/{way}", StringComparison.Ordinal))
        select $"Passwords are not denied for {way}.";

    /// <summary>Where the network is private, all services have endpoints in it, and the app leaves by one address.</summary>
    public static IEnumerable<string> PrivateNetwork(IReadOnlyList<Resource> resources)
    {
        var endpoints = resources.Where(resource => resource.Type == "Microsoft.Network/privateEndpoints")
            .Select(endpoint => endpoint.At("properties.privateLinkServiceConnections")![0]!["properties"]!["groupIds"]![0]!.ToString())
            .ToList();
        foreach (var missing in ((string[])["blob", "queue", "table", "vault"]).Except(endpoints))
        {
            yield return $"There is no private endpoint for {missing}.";
        }

        if (resources.Count(resource => resource.Type == "Microsoft.Network/privateEndpoints/privateDnsZoneGroups") != endpoints.Count)
        {
            yield return "A private endpoint has no name in the network.";
        }

        var subnet = resources.Single(resource => resource.Type == "Microsoft.Network/virtualNetworks").At("properties.subnets")!.AsArray()
            .SingleOrDefault(subnet => subnet!["properties"]!["delegations"] is not null);
        if (subnet?["properties"]!["natGateway"] is null)
        {
            yield return "The app's subnet has no NAT gateway.";
        }

        if (resources.Single(resource => resource.Type == "Microsoft.Web/sites").Text("properties.virtualNetworkSubnetId") is null)
        {
            yield return "The app is in no subnet.";
        }
    }

    /// <summary>Containers that the app, the host and the deployment use are made with the account, so that roles can be given on them.</summary>
    public static IEnumerable<string> Containers(IReadOnlyList<Resource> resources) =>
        from container in AppSource.BlobContainers().Concat(["app-package", "azure-webjobs-hosts", "azure-webjobs-secrets"])
        where !resources.Any(resource => resource.Type.EndsWith("/containers", StringComparison.Ordinal) && resource.Name.EndsWith($"/{container}", StringComparison.Ordinal))
        select $"There is no container {container}.";

    /// <summary>Settings are ones that somebody reads.</summary>
    public static IEnumerable<string> SettingsAreRead(IReadOnlyList<Resource> resources) =>
        Settings(resources).Keys.Where(name => !AppSource.Settings().Contains(name) && !HostSettings.ContainsKey(name)).Select(name => $"Nobody reads the setting {name}.");

    /// <summary>Settings hold no secret, and no reference to one: the app reads its secrets from the vault.</summary>
    public static IEnumerable<string> SettingsHoldNoSecret(IReadOnlyList<Resource> resources) =>
        from setting in Settings(resources)
        where SecretName().IsMatch(setting.Key) && setting.Key is not ("Smtp__SecretName" or "APPLICATIONINSIGHTS_CONNECTION_STRING")
            || SecretValue().IsMatch(setting.Value)
        select $"The setting {setting.Key} holds a secret.";

    private static readonly Dictionary<string, string> HostSettings = new()
    {
        ["AzureWebJobsStorage__accountName"] = "the app and the host: which storage account",
        ["AzureWebJobsStorage__credential"] = "the host: a managed identity",
        ["AzureWebJobsStorage__clientId"] = "the host: which one",
        ["AzureWebJobsDisableHomepage"] = "the host: leaves / to the app",
        ["AZURE_CLIENT_ID"] = "DefaultAzureCredential: which identity",
        ["AZURE_TOKEN_CREDENTIALS"] = "DefaultAzureCredential: tries nothing else",
        ["APPLICATIONINSIGHTS_CONNECTION_STRING"] = "the host and the app: where telemetry goes",
        ["APPLICATIONINSIGHTS_AUTHENTICATION_STRING"] = "the host and the app: with which identity",
    };

    private static Dictionary<string, string> Settings(IReadOnlyList<Resource> resources) =>
        resources.Single(resource => resource.Type == "Microsoft.Web/sites/config").At("properties")!.AsObject().ToDictionary(pair => pair.Key, pair => $"{pair.Value}");

    private static string RoleOf(Resource assignment) => assignment.Text("properties.roleDefinitionId")!.Split('/')[^1];

    /// <summary>The resource that an extension resource is on; <see langword="null"/> if it is on a group or a subscription.</summary>
    private static string? ScopeOf(Resource extension)
    {
        var end = extension.Id.LastIndexOf("/providers/", StringComparison.Ordinal);
        return extension.Id[..end].Contains("/providers/", StringComparison.Ordinal) ? extension.Id[..end] : null;
    }

    [GeneratedRegex("(?i)password|secret|connection_?string|account_?key|access_?key|api_?key|sas_?token|WEBSITE_CONTENT")]
    private static partial Regex SecretName();

    [GeneratedRegex("(?i)AccountKey=|SharedAccessSignature|listKeys|[?&]sig=|@Microsoft\\.KeyVault")]
    private static partial Regex SecretValue();
}
