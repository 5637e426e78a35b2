using Dryflux.Manifests.Simulation;
using Dryflux.Rules.Engine;
using Dryflux.Rules.Schemas;

namespace Dryflux.Rules.ApiVersions;

/// <summary>FX106: an API version, a field or a value that came with a later Flux than the one targeted.</summary>
public sealed class FieldNeedsNewerFlux : RepositoryRule
{
    /// <inheritdoc/>
    public override RuleInfo Info { get; } = new()
    {
        Id = "FX106",
        Name = "field-needs-newer-flux",
        Title = "An `apiVersion`, a field or a value that a newer Flux brought",
        Level = Level.Error,
        Why = """
            Documentation and examples show the newest Flux. A cluster with an older one does not have the API version, the field or the value, and
            its API server refuses the object, and with it the whole Kustomization. Upgrade Flux first, or leave the field out until then.

            Which Flux is meant is read from `gotk-components.yaml` or a FluxInstance in the repository, and can be said with `--flux-version`.
            """,
        Sources = ["https://fluxcd.io/flux/releases/", "https://github.com/fluxcd/flux2/releases"],
    };

    /// <inheritdoc/>
    public override void Check(Workspace workspace, RuleContext context)
    {
        foreach (var judged in SchemaVerdicts.Of(workspace).Objects.Where(o => FluxApis.Knows(o.Resource.Id.Group)))
        {
            var id = judged.Resource.Id;
            var report = SchemaVerdicts.Context(judged, context);
            if (FluxApis.Find(id.Group, id.Kind, id.Version) is { } api && api.Introduced > context.Target.Flux)
            {
                report.Report(judged.Resource.Field["apiVersion"], $"{id.Kind} `{id.ApiVersion}` came with Flux {api.Introduced}; Flux {context.Target.Flux} does not have it");
            }

            foreach (var violation in judged.Violations)
            {
                if (Explained.ByNewerFlux(judged, violation) is not { } release)
                {
                    continue;
                }

                if (violation.Kind == ViolationKind.Unknown)
                {
                    report.ReportKey(violation.At, $"`{violation.At.Path}` of {id.Kind} came with Flux {release}; Flux {context.Target.Flux} does not have it");
                }
                else
                {
                    report.Report(violation.At, $"`{violation.At.Text}` for `{violation.At.Path}` of {id.Kind} came with Flux {release}; Flux {context.Target.Flux} does not know it");
                }
            }
        }
    }
}
