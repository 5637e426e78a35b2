using Dryflux.Manifests.Simulation;
using Dryflux.Rules.Engine;

namespace Dryflux.Rules.ApiVersions;

/// <summary>FX102: an apiVersion that the target Flux serves for the last time.</summary>
public sealed class DeprecatedApiVersion : DocumentRule
{
    /// <inheritdoc/>
    public override RuleInfo Info { get; } = new()
    {
        Id = "FX102",
        Name = "deprecated-api-version",
        Title = "A Flux `apiVersion` that is still served but deprecated",
        Level = Level.Warning,
        Fix = FixSafety.Safe,
        Why = """
            A deprecated API version works until a Flux upgrade removes it, and then everything that names it fails at once (FX101). Flux itself
            says nothing in Git: the API server's warning goes to the log of kustomize-controller. Change the version while both are served. A beta
            is not deprecated by being a beta: `v1beta3` of Alert and Provider is the newest there is. Where clusters with different Flux read the
            file, a version is only named once the oldest of them serves its successor.
            """,
        Sources = ["https://github.com/fluxcd/flux2/releases/tag/v2.7.0", "https://fluxcd.io/flux/releases/"],
    };

    /// <inheritdoc/>
    public override void Check(SourceDocument document, RuleContext context)
    {
        foreach (var reference in ApiReferences.In(document))
        {
            if (FluxApis.Find(reference.Group, reference.Kind, reference.Version) is { } api
                && api.IsDeprecated(context.Target.Flux)
                && FluxApis.Newest(reference.Group, reference.Kind, context.Flux) is { } newest
                && api.IsOlderThan(newest))
            {
                var end = api.Removed is { } removed ? $" and removed in {removed}" : "";
                context.Report(
                    reference.At,
                    $"{api.Kind} `{api.ApiVersion}` is deprecated since Flux {api.Deprecated}{end}: `{newest.ApiVersion}` takes its place",
                    label: $"write {newest.Version}",
                    fixes: ApiVersionFix.To(newest, reference, document, context));
            }
        }
    }
}
