using Dryflux.Manifests.Flux;
using Dryflux.Manifests.Simulation;
using Dryflux.Manifests.Yaml;
using Dryflux.Rules.Engine;
using Dryflux.Rules.ImageAutomation;
using Dryflux.Rules.Security;

namespace Dryflux.Rules.ApiVersions;

/// <summary>
/// What a move to the Flux release of a workspace asks of a repository. Manifests are judged by the rules about old versions and fields;
/// beside that, as <c>flux migrate -f</c> does it, every version counts that is not the newest, and text that nothing applies as it stands:
/// values, generator input, Helm templates, manifests inside of other manifests.
/// </summary>
public sealed class Migration
{
    private static readonly RemovedApiVersion Removed = new();
    private static readonly DeprecatedApiVersion Deprecated = new();
    private static readonly FieldNeedsNewerFlux Newer = new();
    private static readonly IReadOnlyList<Rule> Rules = [Removed, Deprecated, new RemovedField(), Newer, new AutomationRemovedTemplateField()];
    private static readonly RuleSettings Settings = new() { Profile = Profile.All };

    private readonly Workspace _workspace;
    private readonly List<Finding> _found = [];

    private Migration(Workspace workspace) => _workspace = workspace;

    /// <summary>The places that must change, in order of path and place, suppressed ones marked. A fix that is safe can be made at once; what has none is left to a person.</summary>
    /// <param name="workspace">The repository, judged for the release to move to. Clusters are not needed.</param>
    public static IReadOnlyList<Finding> Find(Workspace workspace)
    {
        var judged = RuleRunner.Run([.. Rules.Where(r => r != Newer)], Settings, workspace);
        var migration = new Migration(workspace);
        foreach (var file in workspace.Files)
        {
            migration.Look(file);
        }

        var others = Suppressions.Apply(migration._found, workspace, Rules, Rules, Settings);
        return [.. judged.Concat(others).Select(f => IsSealed(f, workspace) ? f with { Fixes = [], Label = "change it with `sops edit`: the checksum in the file covers it" } : f).OrderBy(f => f.Place.Source.Path, StringComparer.Ordinal).ThenBy(f => f.Place.Span.Start)];
    }

    /// <summary>The newest version that files name and an older Flux than the one of the workspace does not have, with the release that brought it; null when there is none.</summary>
    /// <param name="workspace">The repository.</param>
    /// <param name="files">The paths of the files.</param>
    /// <param name="older">The older Flux.</param>
    public static (string What, FluxVersion Since)? TooNewFor(FluxVersion older, Workspace workspace, IEnumerable<string> files) => files
        .Select(workspace.File).OfType<SourceFile>().SelectMany(f => f.Documents).SelectMany(ApiReferences.In)
        .Select(r => FluxApis.Find(r.Group, r.Kind, r.Version)).OfType<FluxApiVersion>()
        .Where(a => a.Introduced > older)
        .OrderByDescending(a => a.Introduced).ThenBy(a => a.Kind, StringComparer.Ordinal)
        .Select(a => ((string, FluxVersion)?)($"{a.Kind} `{a.Version}`", a.Introduced))
        .FirstOrDefault();

    private static bool IsSealed(Finding finding, Workspace workspace) => workspace.File(finding.Place.Source.Path)?.Documents.Any(d => Sops.IsSealed(d.Field)) == true;

    private void Look(SourceFile file)
    {
        var known = new HashSet<int>();
        foreach (var document in file.Documents)
        {
            // Objects in values and in input of generators are objects all the same.
            var manifest = document.Role == DocumentRole.Data ? document with { Role = DocumentRole.Object } : document;
            foreach (var reference in ApiReferences.In(manifest))
            {
                known.Add(reference.At.Origin.Place.Start.Line);
                Look(reference, manifest);
            }

            if (document.Role == DocumentRole.Data)
            {
                foreach (var rule in Rules.OfType<DocumentRule>())
                {
                    rule.Check(manifest, Context(rule));
                }
            }
        }

        foreach (var line in ApiVersionLines.In(file.Yaml.Source).Where(l => !known.Contains(l.At.Start.Line)))
        {
            Look(line);
        }
    }

    private void Look(ApiReference reference, SourceDocument document)
    {
        var target = _workspace.Target.Flux;
        if (FluxApis.Find(reference.Group, reference.Kind, reference.Version) is not { } api || FluxApis.Newest(api.Group, api.Kind, target) is not { } newest)
        {
            return;
        }

        if (newest.IsOlderThan(api))
        {
            Context(Newer).Report(reference.At, GoesBack(api));
        }
        else if (api.IsOlderThan(newest) && !api.IsRemoved(target) && !api.IsDeprecated(target))
        {
            var context = Context(Deprecated);
            context.Report(reference.At, $"{api.Kind} `{api.ApiVersion}` is not the newest of Flux {target}", label: $"write {newest.Version}", fixes: ApiVersionFix.To(newest, reference, document, context));
        }
    }

    private void Look(ApiVersionLine line)
    {
        var api = line.Api;
        if (FluxApis.Newest(api.Group, api.Kind, _workspace.Target.Flux) is not { } newest)
        {
            return;
        }

        if (newest.IsOlderThan(api))
        {
            Context(Newer).Report(line.At, GoesBack(api));
        }
        else if (api.IsOlderThan(newest))
        {
            // Text that is filled in first, or is only a part, is too little to move fields in.
            var gone = line.Dropped.Where(d => !FluxApis.DroppedFields(api.Group, api.Kind).Any(f => f.Path.EndsWith($".{d.Key}", StringComparison.Ordinal) && f.Versions.Contains(newest.Version))).ToList();
            var title = $"change {api.Kind} to `{newest.Version}`";
            var also = gone.Count == 0 ? "" : $", which has no {string.Join(" and no ", gone.Select(g => $"`{g.Key}` (line {g.At.Start.Line})"))}";
            Context(api.IsRemoved(_workspace.Target.Flux) ? Removed : Deprecated).Report(
                line.At,
                $"{api.Kind} `{api.ApiVersion}` is not the newest of Flux {_workspace.Target.Flux}",
                label: $"write {newest.Version}{also}",
                fixes: gone.Count == 0 ? Fix.Safe(title, new SourceEdit(line.At.Source, new(line.Version, newest.Version))) : null);
        }
    }

    private string GoesBack(FluxApiVersion api) => $"{api.Kind} `{api.ApiVersion}` came with Flux {api.Introduced}; Flux {_workspace.Target.Flux} does not have it, and nothing is changed back";

    private RuleContext Context(Rule rule) => new(rule.Info, _workspace, Settings, _found);
}
