using Dryflux.Manifests.Repo;
using Dryflux.Manifests.Simulation;
using Dryflux.Manifests.Yaml;
using Dryflux.Rules.Engine;

namespace Dryflux.Rules.Overlays;

/// <summary>FX228: what needs kustomize's plugins, which Flux does not run.</summary>
public sealed class HelmChartsInKustomization : DocumentRule
{
    /// <inheritdoc/>
    public override RuleInfo Info { get; } = new()
    {
        Id = "FX228",
        Name = "helm-charts-in-kustomization",
        Title = "Helm charts or functions in a kustomization file that Flux builds",
        Level = Level.Error,
        Why = """
            `helmCharts` and functions run programs: `kustomize build` does so with `--enable-helm`, `--enable-exec` or `--enable-alpha-plugins`.
            kustomize-controller has no such flag and runs no program, so the build fails, though it works on the author's machine. Use a HelmRelease for
            a chart; for a function, commit what it makes.

            A file that no Flux Kustomization reaches is left alone.
            """,
        Sources = ["https://fluxcd.io/flux/faq/#how-can-i-use-kustomize-with-helm-charts", "https://github.com/fluxcd/pkg/blob/main/kustomize/kustomize_generator.go (Build)"],
    };

    /// <inheritdoc/>
    public override void Check(SourceDocument document, RuleContext context)
    {
        if (document.Role != DocumentRole.KustomizationFile || document.Yaml.Index != 0 || !context.Workspace.FluxPaths.Reach(document.File.Path))
        {
            return;
        }

        foreach (var field in ((string[])["helmCharts", "helmChartInflationGenerator"]).Select(f => document.Field[f]).Where(f => f.Exists))
        {
            context.ReportKey(field, $"`{field.Key}` needs `--enable-helm`, which Flux does not set: the build fails; use a HelmRelease");
        }

        foreach (var item in ((string[])["generators", "transformers", "validators"]).SelectMany(f => document.Field[f].Items))
        {
            if (Configurations(item, document.File.Path.Parent, context.Workspace.Repository).Select(Program).FirstOrDefault(p => p.At is not null) is { At: { } at } program)
            {
                var isHere = ReferenceEquals(at.KeyOrigin.Source, item.Origin.Source) && at.KeyOrigin.IsVerbatim;
                context.Report(isHere ? at.KeyOrigin.Place : item.Origin.Place, $"{program.What}: Flux runs no program, and the build fails");
            }
        }
    }

    /// <summary>The objects that configure a plugin: in the text of the item, or in the file it names.</summary>
    private static IEnumerable<Field> Configurations(Field item, RepoPath directory, Repository repository)
    {
        if (item.Scalar is not { } scalar)
        {
            return [];
        }

        var file = scalar.Value.Contains('\n', StringComparison.Ordinal) ? NestedYaml.Parse(scalar)
            : directory.TryCombine(scalar.Value) is { } path ? repository.File(path)?.Yaml
            : null;
        return file?.Documents.Select(d => Field.Root(d.Root)) ?? [];
    }

    private static (Field? At, string What) Program(Field configuration)
    {
        var kind = configuration["kind"];
        if (kind.Text == "HelmChartInflationGenerator")
        {
            return (kind, "a HelmChartInflationGenerator starts `helm`");
        }

        var annotations = configuration["metadata"]["annotations"];
        return ((string[])["config.kubernetes.io/function", "config.k8s.io/function"]).Select(a => annotations[a]).FirstOrDefault(a => a.Exists) is { } function
            ? (function, $"{kind.Text ?? "this"} is a function that runs in a container or as a program")
            : default;
    }
}
