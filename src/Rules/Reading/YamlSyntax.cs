using Dryflux.Manifests.Repo;
using Dryflux.Manifests.Simulation;
using Dryflux.Manifests.Text;
using Dryflux.Manifests.Yaml;
using Dryflux.Rules.Engine;

namespace Dryflux.Rules.Reading;

/// <summary>FX001: text that is not YAML. Sees the repository, because what is not even text is no file of the workspace.</summary>
public sealed class YamlSyntax : RepositoryRule
{
    /// <inheritdoc/>
    public override RuleInfo Info { get; } = new()
    {
        Id = "FX001",
        Name = "yaml-syntax",
        Title = "Text that is not YAML",
        Level = Level.Error,
        Why = """
            kustomize reads a file as a whole or not at all, so one broken file stops every Kustomization whose build takes it in: Flux reports
            `BuildFailed` and goes on running what it applied last, which is why a cluster with a broken repository looks healthy for days. The rest
            of the file is not judged: what stands before the mistake is.

            A file that is not UTF-8, or cannot be read at all, breaks a build just so. A file that no kustomization file and no Flux path reads
            breaks nothing and gets a note (or stands in the list of files that were not analysed). Templates of a Helm chart are not YAML until
            Helm has filled them in and are left out.
            """,
        Sources = ["https://yaml.org/spec/1.2.2/", "https://github.com/kubernetes-sigs/kustomize/blob/master/api/internal/target/kusttarget.go (accumulateResources)"],
    };

    /// <inheritdoc/>
    public override void Check(Workspace workspace, RuleContext context)
    {
        foreach (var file in workspace.Files)
        {
            if (file.Yaml.Error is { Kind: YamlErrorKind.Syntax } error && file.Role != DocumentRole.HelmTemplate)
            {
                Report(new Place(file.Yaml.Source, error.Span), error.Message, file.IsUsed || file.Role == DocumentRole.KustomizationFile, context);
            }
        }

        // What nothing reads is left to the report's list of files that were not analysed.
        foreach (var problem in workspace.Problems.Where(p => p.Kind is RepoProblemKind.NotText or RepoProblemKind.UnreadableFile))
        {
            if (workspace.IsUsed(problem.Path) || KustomizationFiles.IsOne(problem.Path))
            {
                Report(new Place(new SourceText(problem.Path.Value, ""), default), problem.Message, isRead: true, context);
            }
        }
    }

    private static void Report(Place place, string reason, bool isRead, RuleContext context) => context.Report(
        place,
        isRead ? reason : $"{reason}; no kustomization file and no Flux path reads this file",
        isRead ? Level.Error : Level.Note);
}
