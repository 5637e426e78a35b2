using Dryflux.Manifests.Simulation;
using Dryflux.Manifests.Yaml;
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

            Which Flux is meant is read from what each cluster installs (`gotk-components.yaml`, a FluxInstance), and can be said with `--flux-version`.
            """,
        Sources = ["https://fluxcd.io/flux/releases/", "https://github.com/fluxcd/flux2/releases"],
    };

    /// <inheritdoc/>
    public override void Check(Workspace workspace, RuleContext context)
    {
        var mistakes = SchemaVerdicts.Of(workspace).Objects.Where(o => FluxApis.Knows(o.Resource.Id.Group)).SelectMany(MistakesIn).ToList();

        // Clusters with different Flux may get the same object: there is one finding, which speaks of the oldest.
        var oldest = mistakes.GroupBy(m => Key(m.At)).ToDictionary(g => g.Key, g => g.Min(m => m.Judged.Store.Flux));
        foreach (var (judged, at, what, isField) in mistakes)
        {
            var report = SchemaVerdicts.Context(judged, context);
            var message = $"{what}; Flux {oldest[Key(at)]} does not have it";
            if (isField)
            {
                report.ReportKey(at, message);
            }
            else
            {
                report.Report(at, message);
            }
        }
    }

    private static IEnumerable<Mistake> MistakesIn(JudgedObject judged)
    {
        var id = judged.Resource.Id;
        if (FluxApis.Find(id.Group, id.Kind, id.Version) is { } api && api.Introduced > judged.Store.Flux)
        {
            yield return new Mistake(judged, judged.Resource.Field["apiVersion"], $"{id.Kind} `{id.ApiVersion}` came with Flux {api.Introduced}", false);
        }

        foreach (var violation in judged.Violations)
        {
            if (Explained.ByNewerFlux(judged, violation) is { } release)
            {
                yield return violation.Kind == ViolationKind.Unknown
                    ? new Mistake(judged, violation.At, $"`{violation.At.Path}` of {id.Kind} came with Flux {release}", true)
                    : new Mistake(judged, violation.At, $"`{violation.At.Text}` for `{violation.At.Path}` of {id.Kind} came with Flux {release}", false);
            }
        }
    }

    private static string Key(Field at) => $"{at.KeyOrigin.Place.Source.Path}:{at.KeyOrigin.Place.Span.Start}";

    private sealed record Mistake(JudgedObject Judged, Field At, string What, bool IsField);
}
