using Dryflux.Manifests.Simulation;
using Dryflux.Rules.Engine;

namespace Dryflux.Rules.ApiVersions;

/// <summary>FX103: a field that the stable API version dropped.</summary>
public sealed class RemovedField : DocumentRule
{
    /// <inheritdoc/>
    public override RuleInfo Info { get; } = new()
    {
        Id = "FX103",
        Name = "removed-field",
        Title = "A field that the stable version of a Flux API dropped",
        Level = Level.Error,
        Fix = FixSafety.Safe,
        Why = """
            The stable API versions left out some fields of the betas: `valuesFile`, both old forms of patches, `validation`, `gitImplementation`,
            `accessFrom`. `flux migrate` changes the apiVersion and leaves the fields where they are. Flux applies objects by server-side apply,
            which refuses a field that the schema does not have, so one such field stops the whole Kustomization that holds the object. `flux build`
            does not notice: it drops fields it does not know.

            While the object still has an old version that the target Flux serves, it is a warning. Fields with a successor are moved by the fix:
            `valuesFile` to `valuesFiles`, and both forms of patches to `patches`, in the order in which kustomize applied them; the others did nothing
            any more and are dropped. JSON patches used to run after `namePrefix`, `nameSuffix`, `targetNamespace` and labels were added and now run
            before, so where a Kustomization has such fields the fix must be asked for. Operations of JSON patches on such fields are named too.
            """,
        Sources = ["https://fluxcd.io/flux/components/helm/helmreleases/", "https://fluxcd.io/flux/components/kustomize/kustomizations/#patches", "https://github.com/fluxcd/flux2/blob/main/cmd/flux/migrate.go"],
    };

    /// <inheritdoc/>
    public override void Check(SourceDocument document, RuleContext context)
    {
        foreach (var reference in ApiReferences.In(document).Where(r => r.IsObject))
        {
            var api = FluxApis.Find(reference.Group, reference.Kind, reference.Version);
            foreach (var field in DroppedField.In(reference))
            {
                var works = field.Versions.Contains(reference.Version) && api?.IsServed(context.Target.Flux) == true;
                var message = works
                    ? $"`{field.Field.Key}` of {reference.Kind} goes away with `{reference.Version}`: {field.Advice}"
                    : $"{reference.Kind} has no `{field.Field.Key}` any more, and applying the object fails: {field.Advice}";
                context.ReportKey(field.Field, message, works ? Level.Warning : Level.Error, fixes: field.Replace(document, context));
            }
        }

        foreach (var patch in DroppedFieldPatch.In(document, context.Workspace, context.Target.Flux))
        {
            context.Report(
                patch.Pointer,
                $"the patch works on `{patch.Field}`, which {(patch.IsServed ? "goes away with newer versions of" : "is gone from")} {patch.Kind}: {DroppedField.AdviceFor(patch.Field)}",
                patch.IsServed ? Level.Warning : Level.Error);
        }
    }
}
