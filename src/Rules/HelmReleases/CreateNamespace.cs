using Dryflux.Manifests.Flux;
using Dryflux.Manifests.Simulation;
using Dryflux.Rules.Engine;

namespace Dryflux.Rules.HelmReleases;

/// <summary>FX416: <c>install.createNamespace</c> that takes effect (one that does not is FX419).</summary>
public sealed class CreateNamespace : ObjectRule<FluxHelmRelease>
{
    /// <inheritdoc/>
    public override RuleInfo Info { get; } = new()
    {
        Id = "FX416",
        Name = "create-namespace",
        Title = "`install.createNamespace: true`: the namespace has no owner in Git",
        Level = Level.Note,
        Why = """
            Helm creates the target namespace when it first installs and forgets it. It is in no file, carries no label for Pod Security, network
            policies or tenancy, cannot be changed through Git, and stays when the release is gone. Objects of other Kustomizations for that namespace
            fail until the release is installed. Keep a Namespace manifest in Git, applied before the HelmRelease.

            Quiet when some file of the repository holds that Namespace, and when `targetNamespace` is the namespace that the HelmRelease is in.
            """,
        Sources = ["https://fluxcd.io/flux/components/helm/helmreleases/#install-configuration"],
    };

    /// <inheritdoc/>
    public override void Check(FluxHelmRelease flux, RuleContext context)
    {
        var create = flux.Install["createNamespace"];
        if (!create.IsTrue
            || context.MayBePatched(create)
            || flux.TargetNamespace.Text is not { Length: > 0 } target
            || (target == flux.Namespace && !flux.KubeConfig.Exists)
            || IsInGit(target, context.Workspace))
        {
            return;
        }

        context.ReportKey(create, $"Helm creates namespace `{target}`, which no file of the repository holds: it has no labels, cannot be changed through Git and stays when the release is gone");
    }

    private static bool IsInGit(string name, Workspace workspace) =>
        workspace.Files.SelectMany(f => f.Documents).Where(d => d.Role == DocumentRole.Object).SelectMany(d => d.Resources).Any(r => r.Id is { Group: "", Kind: "Namespace" } && r.Id.Name == name);
}
