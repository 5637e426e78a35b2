using Dryflux.Manifests.Simulation;
using Dryflux.Manifests.Text;
using Dryflux.Manifests.Yaml;
using Dryflux.Rules.Engine;

namespace Dryflux.Rules.Reading;

/// <summary>FX001: text that is not YAML.</summary>
public sealed class YamlSyntax : FileRule
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

            A file that no kustomization file and no Flux path reads breaks nothing and gets a note. Templates of a Helm chart are not YAML until
            Helm has filled them in and are left out.
            """,
        Sources = ["https://yaml.org/spec/1.2.2/", "https://github.com/kubernetes-sigs/kustomize/blob/master/api/internal/target/kusttarget.go (accumulateResources)"],
    };

    /// <inheritdoc/>
    public override void Check(SourceFile file, RuleContext context)
    {
        if (file.Yaml.Error is not { Kind: YamlErrorKind.Syntax } error || file.Role == DocumentRole.HelmTemplate)
        {
            return;
        }

        var isRead = file.IsUsed || file.Role == DocumentRole.KustomizationFile;
        var message = isRead ? error.Message : $"{error.Message}; no kustomization file and no Flux path reads this file";
        context.Report(new Place(file.Yaml.Source, error.Span), message, isRead ? Level.Error : Level.Note);
    }
}
