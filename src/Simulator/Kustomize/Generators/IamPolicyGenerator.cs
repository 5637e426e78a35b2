using Dryflux.Manifests.Yaml;
using Dryflux.Simulator.Kustomize.Merging;

namespace Dryflux.Simulator.Kustomize.Generators;

/// <summary>The built-in <c>IAMPolicyGenerator</c>: a ServiceAccount bound to one of Google's cloud (api/filters/iampolicygenerator).</summary>
/// <param name="config">The object that configures it, read and checked.</param>
public sealed class IamPolicyGenerator(YamlMap config) : Generator
{
    /// <inheritdoc/>
    public override IEnumerable<KustomizeResource> Generate(BuildFiles files, OpenApiSchema schema, BuildErrors errors)
    {
        if (config.Text("cloud") is var cloud and not "gke")
        {
            errors.Add($"cloud provider {cloud} not supported yet", config["cloud"]?.Origin ?? config.Origin);
            return [];
        }

        var service = config["kubernetesService"] as YamlMap;
        var account = config["serviceAccount"] as YamlMap;
        var email = $"{account?.Text("name")}@{account?.Text("projectId")}.iam.gserviceaccount.com";
        var metadata = Map(
            ("annotations", Map(("iam.gke.io/gcp-service-account", Plain(email, account)))),
            ("name", Plain(service?.Text("name") ?? "", service?["name"])));
        if (service?.Text("namespace") is { Length: > 0 } @namespace)
        {
            metadata.Insert(metadata.Entries.Count, new YamlEntry(NodeEdits.Key("namespace", config.Origin), Plain(@namespace, service["namespace"])));
        }

        return [new KustomizeResource(Map(("apiVersion", Plain("v1", null)), ("kind", Plain("ServiceAccount", null)), ("metadata", metadata)), schema)];
    }

    private YamlMap Map(params ReadOnlySpan<(string Key, YamlNode Value)> fields)
    {
        var map = new YamlMap(config.Origin.Derived());
        foreach (var (key, value) in fields)
        {
            map.Insert(map.Entries.Count, new YamlEntry(NodeEdits.Key(key, config.Origin), value));
        }

        return map;
    }

    /// <summary>Upstream writes YAML text and reads it, so a text that looks like a number becomes one.</summary>
    private YamlScalar Plain(string text, YamlNode? at)
    {
        var origin = (at ?? config).Origin;
        return new YamlScalar(text, ScalarStyle.Plain, origin.Derived());
    }
}
