using Dryflux.Manifests.Flux;
using Dryflux.Manifests.Resources;
using Dryflux.Manifests.Simulation;
using Dryflux.Manifests.Yaml;

namespace Dryflux.Simulator.Flux.Clusters;

/// <summary>What the controllers that people run beside Flux make of the objects they are given.</summary>
internal static class Producers
{
    private const string Any = ProducedObject.AnyNamespace;

    /// <summary>Everything that is made of an object.</summary>
    public static IEnumerable<ProducedObject> Of(RenderedObject rendered) => Made(rendered).Concat(Mirrored(rendered)).Select(m => new ProducedObject(m.Id, rendered)
    {
        Keys = m.Keys,
        HasName = rendered.Id.Kind == "ArtifactGenerator" && m.Id.Name.Contains('{', StringComparison.Ordinal) ? name => PathPattern.CouldName(m.Id.Name, name) : null,
    });

    private static IEnumerable<Product> Made(RenderedObject rendered)
    {
        var id = rendered.Id;
        var field = rendered.Resource.Field;
        var spec = field["spec"];
        return (id.Group, id.Kind) switch
        {
            ("external-secrets.io", "ExternalSecret") => spec.At("target", "creationPolicy").Text == "None" ? [] : [Secret(spec.At("target", "name").Text ?? id.Name, id.Namespace, ExternalKeys(spec))],
            ("external-secrets.io", "ClusterExternalSecret") => [Secret(spec.At("externalSecretSpec", "target", "name").Text ?? spec["externalSecretName"].Text ?? id.Name, Any, ExternalKeys(spec["externalSecretSpec"]))],
            ("bitnami.com", "SealedSecret") => [Secret(spec.At("template", "metadata", "name").Text ?? id.Name, id.Namespace, Keys(spec["encryptedData"]))],
            ("cert-manager.io", "Certificate") => Named(spec["secretName"], id.Namespace, ["tls.crt", "tls.key"]),
            ("trust.cert-manager.io", "Bundle") => [ConfigMap(id.Name, Any), Secret(id.Name, Any)],
            ("onepassword.com", "OnePasswordItem") or ("ricoberger.de", "VaultSecret") or ("redhatcop.redhat.io", "VaultSecret") => [Secret(id.Name, id.Namespace)],
            ("secrets.hashicorp.com", _) => Named(spec.At("destination", "name"), id.Namespace),
            ("secrets.infisical.com", "InfisicalSecret") => Named(spec.At("managedSecretReference", "secretName"), spec.At("managedSecretReference", "secretNamespace").Text ?? id.Namespace),
            ("secrets.doppler.com", "DopplerSecret") => Named(spec.At("managedSecret", "name"), spec.At("managedSecret", "namespace").Text ?? id.Namespace),
            ("k8s.bitwarden.com", "BitwardenSecret") => Named(spec["secretName"], id.Namespace),
            ("secrets-store.csi.x-k8s.io", "SecretProviderClass") => spec["secretObjects"].Items.SelectMany(o => Named(o["secretName"], id.Namespace)),
            ("isindir.github.com", "SopsSecret") => spec["secretTemplates"].Items.SelectMany(t => Named(t["name"], id.Namespace)),
            ("kafka.strimzi.io", "KafkaUser") => [Secret(id.Name, id.Namespace)],
            ("rabbitmq.com", "RabbitmqCluster") => [Secret($"{id.Name}-default-user", id.Namespace)],
            ("objectbucket.io", "ObjectBucketClaim") => [Secret(id.Name, id.Namespace), ConfigMap(id.Name, id.Namespace)],
            ("postgresql.cnpg.io", "Cluster") => ((string[])["app", "superuser", "ca", "server", "replication"]).Select(s => Secret($"{id.Name}-{s}", id.Namespace)),
            (FluxGroups.Helm, "HelmRelease") => OfRelease(spec, id),
            (FluxGroups.SourceExtensions, "ArtifactGenerator") => spec["artifacts"].Items.Where(a => a["name"].Text is not null).Select(a => Source("ExternalArtifact", id.Namespace, a["name"].Text!)),
            (FluxGroups.Operator, "FluxInstance") when spec["sync"].Exists => OfSync(spec["sync"], id.Namespace),
            _ => [],
        };
    }

    /// <summary>What mirrors a Secret or ConfigMap into other namespaces says so in annotations, of the object or of the template it is made from.</summary>
    private static IEnumerable<Product> Mirrored(RenderedObject rendered)
    {
        var (field, id) = (rendered.Resource.Field, rendered.Id);
        var template = id.Kind switch
        {
            "Secret" or "ConfigMap" when id.Group.Length == 0 => field["metadata"],
            "ExternalSecret" => field.At("spec", "target", "template", "metadata"),
            "SealedSecret" => field.At("spec", "template", "metadata"),
            "Certificate" => field.At("spec", "secretTemplate"),
            _ => null,
        };
        if (template is null || !template["annotations"].Fields.Any(a => a.Key is "reflector.v1.k8s.emberstack.com/reflection-auto-enabled" or "kubed.appscode.com/sync" or "replicator.v1.mittwald.de/replicate-to"))
        {
            return [];
        }

        return id.Kind == "ConfigMap" ? [ConfigMap(id.Name, Any)]
            : id.Kind == "Secret" ? [Secret(id.Name, Any, SecretKeys(field))]
            : [.. Made(rendered).Where(m => m.Id.Kind == "Secret").Select(m => m with { Id = m.Id with { Namespace = Any } })];
    }

    /// <summary>A release makes its namespace when told so, and a HelmChart of its chart; that of a FluxInstance what the instance syncs.</summary>
    private static IEnumerable<Product> OfRelease(Field spec, ResourceId id)
    {
        if (spec.At("install", "createNamespace").IsTrue && spec["targetNamespace"].Text is { } target)
        {
            yield return new Product(new ResourceId("", "v1", "Namespace", "", target));
        }

        if (spec.At("chart", "spec", "sourceRef") is { Exists: true } reference)
        {
            yield return Source("HelmChart", reference["namespace"].Text ?? id.Namespace, $"{id.Namespace}-{id.Name}");
        }

        if (spec.At("values", "instance", "sync") is { Exists: true } sync)
        {
            foreach (var made in OfSync(sync, spec["targetNamespace"].Text ?? id.Namespace))
            {
                yield return made;
            }
        }
    }

    private static IEnumerable<Product> OfSync(Field sync, string @namespace)
    {
        var name = sync["name"].Text ?? @namespace;
        yield return Source(sync["kind"].Text ?? "GitRepository", @namespace, name);
        yield return new Product(new ResourceId(FluxGroups.Kustomize, "", "Kustomization", @namespace, name));
    }

    private static IEnumerable<Product> Named(Field name, string @namespace, IReadOnlyList<string>? keys = null) =>
        name.Text is { Length: > 0 } text ? [Secret(text, @namespace, keys)] : [];

    private static Product Secret(string name, string @namespace, IReadOnlyList<string>? keys = null) => new(new ResourceId("", "v1", "Secret", @namespace, name), keys);

    private static Product ConfigMap(string name, string @namespace) => new(new ResourceId("", "v1", "ConfigMap", @namespace, name));

    private static Product Source(string kind, string @namespace, string name) => new(new ResourceId(FluxGroups.Source, "", kind, @namespace, name));

    /// <summary>The keys of an ExternalSecret's Secret; null when only the store knows them.</summary>
    private static string[]? ExternalKeys(Field spec)
    {
        var template = spec.At("target", "template", "data");
        return template.Exists && spec.At("target", "template", "mergePolicy").Text != "Merge" ? Keys(template)
            : spec["dataFrom"].Items.Any() || spec.At("target", "template", "templateFrom").Exists ? null
            : [.. spec["data"].Items.Select(d => d["secretKey"].Text).OfType<string>()];
    }

    private static string[] SecretKeys(Field secret) => [.. Keys(secret["data"]), .. Keys(secret["stringData"])];

    private static string[] Keys(Field map) => [.. map.Fields.Select(f => f.Key!)];

    /// <summary>What is made, and the keys of its data; null when they are not known.</summary>
    private sealed record Product(ResourceId Id, IReadOnlyList<string>? Keys = null);
}
