using System.Text.RegularExpressions;
using Dryflux.Manifests.Flux;
using Dryflux.Manifests.Resources;
using Dryflux.Manifests.Simulation;
using Dryflux.Manifests.Yaml;
using Dryflux.Rules.Engine;

namespace Dryflux.Rules.Substitution;

/// <summary>FX311: a ConfigMap or Secret that Flux reads, but does not watch.</summary>
public sealed partial class MissingWatchLabel : ClusterRule
{
    private const string Label = "reconcile.fluxcd.io/watch";

    /// <inheritdoc/>
    public override RuleInfo Info { get; } = new()
    {
        Id = "FX311",
        Name = "missing-watch-label",
        Title = "A change of a ConfigMap or Secret in `substituteFrom` or `valuesFrom` waits for the next interval",
        Level = Level.Note,
        Fix = FixSafety.Safe,
        Since = new FluxVersion(2, 7),
        Why = """
            Flux reads the objects of `substituteFrom` and `valuesFrom` when it reconciles, and a change of theirs alone starts no reconciliation: it
            shows after the interval of each Kustomization and HelmRelease, an hour perhaps, while everything is Ready. Since Flux 2.7 the controllers
            watch the ones labelled `reconcile.fluxcd.io/watch: Enabled` (exactly so written) and reconcile what reads them at once; that holds for
            the Secrets of Receivers, of decryption and of `kubeConfig` as well.

            Quiet for objects that cannot change (immutable, or named by a hash of their content), for controllers that run with another
            `--watch-configs-label-selector`, and for objects that are not in Git. An encrypted file is not edited by the fix: `sops edit` keeps its MAC.
            """,
        Sources = ["https://fluxcd.io/flux/components/kustomize/kustomizations/#reacting-immediately-to-configuration-dependencies", "https://fluxcd.io/flux/components/helm/helmreleases/#reacting-immediately-to-configuration-dependencies"],
    };

    /// <inheritdoc/>
    public override void Check(Cluster cluster, RuleContext context)
    {
        if (HasOwnSelector(cluster))
        {
            return;
        }

        foreach (var readers in Readings(cluster).GroupBy(r => r.Id, (_, same) => same.ToList()))
        {
            if (cluster.Find(readers[0].Id) is not { Kind: PresenceKind.Applied, Object: { } read } || IsWatched(read.Resource) || CannotChange(read.Resource))
            {
                continue;
            }

            var places = readers.Select(r => r.Name.Origin.Place).Distinct().ToList();
            context.For(read, cluster).ReportKey(
                read.Resource.Field["metadata"],
                $"a change of {read.Id.Kind} `{read.Id.Name}` waits for the interval of what reads it: label it `{Label}: Enabled`",
                related: [.. places.Select(p => new RelatedPlace(p, "read here"))],
                fixes: Labelled(read.Resource, context));
        }
    }

    private static IEnumerable<Reading> Readings(Cluster cluster) =>
        from component in cluster.Components
        from entry in (component.Kustomization?.SubstituteFrom ?? component.HelmRelease!.ValuesFrom).Items
        where entry["kind"].Text is "ConfigMap" or "Secret" && entry["name"].Text is not null
        select new Reading(new ResourceId("", "", entry["kind"].Text!, component.Id.Namespace, entry["name"].Text!), entry["name"]);

    private static bool IsWatched(Resource read) => read.Field.At("metadata", "labels")[Label].Text is "Enabled";

    private static bool CannotChange(Resource read) => read.Field["immutable"].IsTrue || GeneratedName.Is(read.Id.Name);

    /// <summary>The label, where the object is written as a whole; not in encrypted files, which only SOPS may edit.</summary>
    private static Fix? Labelled(Resource read, RuleContext context)
    {
        if (context.AsWritten(read) is not { } written || written.Field["sops"].Exists)
        {
            return null;
        }

        var metadata = written.Field["metadata"];
        var label = metadata["labels"][Label];
        return Fix.Safe("add the label", label.Scalar is { } other ? YamlEdit.SetValue(other, "Enabled") : YamlEdit.Add(label, "Enabled", after: metadata["namespace"].Entry ?? metadata["name"].Entry));
    }

    private static bool HasOwnSelector(Cluster cluster) => cluster.Objects
        .Where(o => o.Id.Kind is "FluxInstance" or "HelmRelease" || (o.Id.Kind == "Deployment" && o.Id.Name is "kustomize-controller" or "helm-controller"))
        .SelectMany(o => o.Resource.Root.SelfAndBelow())
        .Any(n => n is YamlScalar scalar && scalar.Value.Contains("-selector", StringComparison.Ordinal) && Selector().IsMatch(scalar.Value));

    [GeneratedRegex(@"--watch-configs-label-selector=(?!reconcile\.fluxcd\.io/watch=Enabled\b)|DisableConfigWatchers=true", RegexOptions.CultureInvariant)]
    private static partial Regex Selector();

    private sealed record Reading(ResourceId Id, Field Name);
}
