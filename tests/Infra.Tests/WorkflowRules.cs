using System.Text.RegularExpressions;
using YamlDotNet.RepresentationModel;

namespace Infra.Tests;

/// <summary>What a workflow must be like, so that it can do no more than it is for.</summary>
internal static partial class WorkflowRules
{
    /// <summary>What is wrong with a workflow, in words.</summary>
    public static IEnumerable<string> Violations(string yaml)
    {
        var workflow = Parse(yaml);
        if (Child(workflow, "permissions") is not YamlMappingNode permissions || permissions.Children.Any(permission => $"{permission.Key}" != "contents" || $"{permission.Value}" != "read"))
        {
            yield return "A workflow may read the repository, and no more.";
        }

        if (Child(workflow, "concurrency") is null)
        {
            yield return "A workflow must say how it runs beside itself.";
        }

        if (yaml.Contains("secrets.", StringComparison.Ordinal) || yaml.Contains("pull_request_target", StringComparison.Ordinal))
        {
            yield return "A workflow needs no secret, and runs nobody else's code with rights.";
        }

        foreach (var (name, job) in Jobs(workflow))
        {
            foreach (var violation in OfJob(job))
            {
                yield return $"{name}: {violation}";
            }
        }
    }

    /// <summary>The jobs of a workflow.</summary>
    public static IEnumerable<(string Name, YamlMappingNode Job)> Jobs(YamlMappingNode workflow) =>
        ((YamlMappingNode)Child(workflow, "jobs")!).Children.Select(job => ($"{job.Key}", (YamlMappingNode)job.Value));

    /// <summary>A workflow's document.</summary>
    public static YamlMappingNode Parse(string yaml)
    {
        var stream = new YamlStream();
        stream.Load(new StringReader(yaml));
        return (YamlMappingNode)stream.Documents[0].RootNode;
    }

    /// <summary>A member of a mapping.</summary>
    public static YamlNode? Child(YamlNode? node, string name) =>
        node is YamlMappingNode mapping && mapping.Children.TryGetValue(new YamlScalarNode(name), out var child) ? child : null;

    private static IEnumerable<string> OfJob(YamlMappingNode job)
    {
        if (Child(job, "permissions") is { } permissions && (permissions is not YamlMappingNode rights || rights.Children.Any(right => $"{right.Key}: {right.Value}" is not ("contents: read" or "id-token: write"))))
        {
            yield return "it has rights that it does not need.";
        }

        if (Child(job, "uses") is null && Child(job, "timeout-minutes") is null)
        {
            yield return "it may run for hours.";
        }

        foreach (var step in Child(job, "steps") is YamlSequenceNode steps ? steps.Children : [])
        {
            if (Child(step, "uses") is { } action && !Pinned().IsMatch($"{action}"))
            {
                yield return $"{action} is not pinned.";
            }

            if (Child(step, "uses") is { } checkout && $"{checkout}".StartsWith("actions/checkout@", StringComparison.Ordinal) && $"{Child(Child(step, "with"), "persist-credentials")}" != "false")
            {
                yield return "the checkout leaves a token behind.";
            }

            if (Child(step, "run") is { } run && $"{run}".Contains("${{", StringComparison.Ordinal))
            {
                yield return "a command has text in it that others may choose.";
            }
        }
    }

    [GeneratedRegex(@"@(v\d+(\.\d+)*|[0-9a-f]{40})$")]
    private static partial Regex Pinned();
}
