using Dryflux.Manifests.Flux;
using Dryflux.Manifests.Resources;
using Dryflux.Manifests.Simulation;
using Dryflux.Manifests.Yaml;
using Dryflux.Rules.Engine;

namespace Dryflux.Rules.ImageAutomation;

/// <summary>FX605: an ImagePolicy without its ImageRepository.</summary>
public sealed class ImageRepositoryNotFound : ObjectRule<FluxImagePolicy>
{
    /// <inheritdoc/>
    public override RuleInfo Info { get; } = new()
    {
        Id = "FX605",
        Name = "image-repository-not-found",
        Title = "`imageRepositoryRef` names no ImageRepository, or one that does not let this namespace in",
        Level = Level.Error,
        Why = """
            A policy without its ImageRepository selects nothing: its status says so, nothing else does, and images simply stop being updated. Without
            `namespace` the policy's own is meant. A repository of another namespace must let the policy's namespace in by `spec.accessFrom`, else the
            controller answers `access denied`.

            Where something that is not known here could bring the repository, the finding is a warning.
            """,
        Sources = ["https://fluxcd.io/flux/components/image/imagepolicies/#image-repository-reference", "https://fluxcd.io/flux/components/image/imagerepositories/#access-from"],
    };

    /// <inheritdoc/>
    public override void Check(FluxImagePolicy flux, RuleContext context)
    {
        var reference = flux.ImageRepositoryRef;
        if (context.Cluster is not { } cluster || reference["name"].Text is not { } name)
        {
            return;
        }

        var id = new ResourceId(FluxGroups.Image, "", "ImageRepository", reference["namespace"].Text ?? flux.Namespace, name);
        var presence = cluster.Find(id);
        if (!AbsentTarget.IsKnown(id))
        {
            return;
        }

        if (!presence.IsCertain)
        {
            context.Report(reference["name"], $"no ImageRepository `{id.Namespace}/{name}` exists: the policy selects nothing{AbsentTarget.UnlessOf(id, presence, cluster)}", AbsentTarget.LevelFrom(presence, Level.Error));
        }
        else if (id.Namespace != flux.Namespace && presence.Object is { } found && FluxObject.From(found.Resource) is FluxImageRepository repository && !LetsIn(repository.AccessFrom, flux.Namespace, cluster))
        {
            context.Report(
                reference["namespace"],
                $"ImageRepository `{id.Namespace}/{name}` does not let namespace `{flux.Namespace}` in: the policy is refused access",
                label: "add accessFrom to the ImageRepository",
                related: [new RelatedPlace(found.Place, "the ImageRepository")]);
        }
    }

    // image-reflector-controller internal/controller/imagepolicy_controller.go: an empty selector lets every namespace in.
    private static bool LetsIn(Field accessFrom, string name, Cluster cluster)
    {
        var labels = cluster.Object("", "Namespace", "", name)?.Resource.Field.At("metadata", "labels");
        return accessFrom["namespaceSelectors"].Items.Any(selector => selector["matchLabels"].Fields.All(wanted =>
            labels is null || labels[wanted.Key!].Text == wanted.Text || (wanted.Key == "kubernetes.io/metadata.name" && wanted.Text == name)));
    }
}
