using System.Text.Json.Nodes;

namespace Infra.Tests;

/// <summary>What a deployment of a stage would make.</summary>
internal static class Stage
{
    public const string Dev = "dev";
    public const string Production = "production";

    /// <summary>A copy of a stage's resources, to look at or to break.</summary>
    public static List<Resource> Of(string stage)
    {
        var snapshot = JsonNode.Parse(File.ReadAllText(Compiled.File($"stages/{stage}.json")))!;
        return [.. snapshot["predictedResources"]!.AsArray().Select(resource => new Resource(resource!.AsObject()))];
    }
}
