namespace Infra.Tests;

/// <summary>What a property of all resources of a type must be.</summary>
/// <param name="Type">The type; there must be one at least.</param>
/// <param name="Path">The property.</param>
/// <param name="Allowed">What it may be.</param>
internal sealed record Must(string Type, string Path, params string[] Allowed)
{
    private const string Storage = "Microsoft.Storage/storageAccounts";
    private const string Vault = "Microsoft.KeyVault/vaults";
    private const string Site = "Microsoft.Web/sites";

    /// <summary>What holds in every stage.</summary>
    public static IReadOnlyList<Must> Always { get; } =
    [
        new(Storage, "properties.allowSharedKeyAccess", "false"),
        new(Storage, "properties.allowBlobPublicAccess", "false"),
        new(Storage, "properties.allowCrossTenantReplication", "false"),
        new(Storage, "properties.defaultToOAuthAuthentication", "true"),
        new(Storage, "properties.minimumTlsVersion", "TLS1_2", "TLS1_3"),
        new(Storage, "properties.supportsHttpsTrafficOnly", "true"),
        new($"{Storage}/blobServices", "properties.deleteRetentionPolicy.enabled", "true"),
        new($"{Storage}/blobServices", "properties.containerDeleteRetentionPolicy.enabled", "true"),
        new($"{Storage}/blobServices/containers", "properties.publicAccess", "None"),
        new(Vault, "properties.enableRbacAuthorization", "true"),
        new(Vault, "properties.enableSoftDelete", "true"),
        new(Vault, "properties.enablePurgeProtection", "true"),
        new(Vault, "properties.enabledForDeployment", "false"),
        new(Vault, "properties.enabledForDiskEncryption", "false"),
        new(Vault, "properties.enabledForTemplateDeployment", "false"),
        new("Microsoft.OperationalInsights/workspaces", "properties.features.disableLocalAuth", "true"),
        new("Microsoft.Insights/components", "properties.DisableLocalAuth", "true"),
        new("Microsoft.Web/serverfarms", "sku.name", "FC1"),
        new("Microsoft.Web/serverfarms", "properties.reserved", "true"),
        new(Site, "identity.type", "UserAssigned"),
        new(Site, "properties.httpsOnly", "true"),
        new(Site, "properties.functionAppConfig.runtime.name", "dotnet-isolated"),
        new(Site, "properties.functionAppConfig.runtime.version", "10.0"),
        new(Site, "properties.functionAppConfig.deployment.storage.authentication.type", "UserAssignedIdentity"),
        new(Site, "properties.functionAppConfig.scaleAndConcurrency.triggers.http.perInstanceConcurrency", "100"),
        new(Site, "properties.siteConfig.minTlsVersion", "1.2", "1.3"),
        new(Site, "properties.siteConfig.scmMinTlsVersion", "1.2", "1.3"),
        new(Site, "properties.siteConfig.ftpsState", "Disabled"),
        new($"{Site}/basicPublishingCredentialsPolicies", "properties.allow", "false"),
        new("Microsoft.Insights/scheduledQueryRules", "properties.enabled", "true"),
        new("Microsoft.Insights/scheduledQueryRules", "properties.autoMitigate", "true"),
        new("Microsoft.Insights/metricAlerts", "properties.enabled", "true"),
        new("Microsoft.Consumption/budgets", "properties.timeGrain", "Monthly"),
    ];

    /// <summary>What holds in production besides.</summary>
    public static IReadOnlyList<Must> InProduction { get; } =
    [
        new(Storage, "properties.networkAcls.defaultAction", "Deny"),
        new(Storage, "properties.networkAcls.bypass", "None"),
        new(Storage, "sku.name", "Standard_ZRS", "Standard_GZRS"),
        new(Vault, "properties.publicNetworkAccess", "Disabled"),
        new(Vault, "properties.networkAcls.defaultAction", "Deny"),
        new("Microsoft.Web/serverfarms", "properties.zoneRedundant", "true"),
        new("Microsoft.Authorization/locks", "properties.level", "CanNotDelete"),
        new("Microsoft.Network/publicIPAddresses", "properties.publicIPAllocationMethod", "Static"),
    ];

    /// <summary>What is wrong, in words.</summary>
    public IEnumerable<string> Violations(IReadOnlyList<Resource> resources)
    {
        var ofType = resources.Where(resource => resource.Type == Type).ToList();
        return ofType.Count == 0
            ? [$"There is no {Type}."]
            : ofType.Where(resource => !Allowed.Contains(resource.Text(Path))).Select(resource => $"{resource}: {Path} is {resource.Text(Path) ?? "not set"}.");
    }

    public override string ToString() => $"{Type} {Path}";
}
