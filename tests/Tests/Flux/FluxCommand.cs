using System.Text;
using Dryflux.Manifests.Repo;
using Dryflux.Manifests.Text;
using Dryflux.Simulator.Flux.Build;
using Dryflux.Simulator.Flux.Substitution;
using Dryflux.Simulator.Kustomize;

namespace Dryflux.Tests.Flux;

/// <summary>The words of a <c>flux build kustomization</c> command, run over a tree in memory whose root stands for <c>$SCENARIO</c>.</summary>
internal sealed class FluxCommand
{
    private readonly Dictionary<string, string> _flags = new(StringComparer.Ordinal);
    private readonly List<string> _words = [];

    /// <summary>Reads what follows <c>flux build kustomization</c>.</summary>
    public FluxCommand(string words)
    {
        var all = words.Replace("\"", "", StringComparison.Ordinal).Split(' ', StringSplitOptions.RemoveEmptyEntries);
        for (var i = 0; i < all.Length; i++)
        {
            if (!all[i].StartsWith('-'))
            {
                _words.Add(all[i]);
            }
            else if (all[i] is "--dry-run" or "--in-memory-build" or "--strict-substitute" or "--recursive")
            {
                _flags[all[i]] = "";
            }
            else
            {
                _flags[all[i]] = all[++i];
            }
        }
    }

    /// <summary>The path of the file that holds the Flux Kustomization.</summary>
    public string KustomizationFile => this["--kustomization-file"];

    private string this[string flag] => _flags.GetValueOrDefault(flag, "");

    /// <summary>The result; the directory named must exist.</summary>
    public FluxBuildResult Run(IFileTree tree)
    {
        var repository = new Repository(tree);
        var file = KustomizationFile;
        var errors = new BuildErrors();
        var text = new SourceText(RepoPath.Parse(file).Value, Encoding.UTF8.GetString(tree.Read(RepoPath.Parse(file))));
        if (FluxKustomizationFile.Find(text, file, _words[0], _flags.GetValueOrDefault("-n", "flux-system"), errors) is not { } spec)
        {
            return new FluxBuildResult([], errors.All, [], []);
        }

        var build = new FluxBuild(repository, FluxBuildOptions.Command(this["--ignore-paths"].Split(',')));
        var directory = RepoPath.Parse(this["--path"]);
        var isStrict = _flags.ContainsKey("--strict-substitute");
        return _flags.ContainsKey("--recursive")
            ? new RecursiveBuild(build, Sources(), isStrict).Build(spec, directory, new VariableSet())
            : build.Build(spec, directory, new VariableSet(), isStrict);
    }

    private Dictionary<string, RepoPath?> Sources() =>
        this["--local-sources"].Split(',', StringSplitOptions.RemoveEmptyEntries).Select(p => p.Split('=', 2)).ToDictionary(p => p[0], p => RepoPath.TryParse(p[1]), StringComparer.Ordinal);
}
