using Dryflux.Analyzer.Config;
using Dryflux.Manifests.Simulation;
using McMaster.Extensions.CommandLineUtils;

namespace Dryflux.Analyzer.Commands;

/// <summary>The flags of the commands that show simulated clusters.</summary>
/// <param name="command">The command; the flags stand in its help in this order.</param>
internal sealed class SimulationFlags(CommandLineApplication command)
{
    private readonly CommandArgument _path = command.Argument("PATH", "The repository. Default: the one that holds the current directory.");
    private readonly CommandOption _cluster = command.Values("--cluster <NAME>", "Only this cluster. May be given several times.");
    private readonly CommandOption _set = command.Values("--set <VARIABLE>", "The value of a variable for postBuild substitution that is not in Git. May be given several times.", "NAME=VALUE");
    private readonly CommandOption _varsFile = command.Values("--vars-file <FILE>", "A file with such variables, NAME=VALUE a line. May be given several times.");
    private readonly CommandOption _flux = command.Value("--flux-version <VERSION>", "The Flux release to simulate. Default: for each cluster the one that it installs, else the newest known.");
    private readonly CommandOption _config = command.Value("--config <FILE>", "The configuration. Default: .dryflux.yaml at the root of the repository.");

    /// <summary>Reads the repository and simulates its clusters.</summary>
    /// <exception cref="UsageException">A flag or the configuration is wrong.</exception>
    public Workspace Read() => RepositoryReading.Read(Options());

    /// <summary>Flags and configuration put together.</summary>
    /// <exception cref="UsageException">A flag or the configuration is wrong.</exception>
    public RepositoryOptions Options()
    {
        var root = RepositoryPlace.RootOf(_path.Value);
        var config = ConfigLocation.Load(root, _config.Value());
        return ConfigOptions.Of(root, config, _flux.Checked(Versions.Flux), kubernetes: null, Variables()) with { OnlyClusters = [.. _cluster.Values.OfType<string>()] };
    }

    /// <summary>The clusters that are asked for: all of them unless some are named.</summary>
    /// <exception cref="UsageException">There is none at all.</exception>
    public static IReadOnlyList<Cluster> Clusters(Workspace workspace) => workspace.Judged.Count > 0
        ? workspace.Judged
        : throw new UsageException("no cluster was found here: no gotk-sync.yaml, FluxInstance or Flux Kustomization that builds a directory of this repository. Name them under 'clusters' in .dryflux.yaml");

    private Dictionary<string, string?> Variables()
    {
        var variables = new Dictionary<string, string?>(StringComparer.Ordinal);
        foreach (var file in _varsFile.Values)
        {
            foreach (var line in NamedFile.Read($"--vars-file: {file}", file!, File.ReadAllLines).Select(l => l.Trim()).Where(l => l.Length > 0 && !l.StartsWith('#')))
            {
                Add(line, $"--vars-file: {file}");
            }
        }

        foreach (var value in _set.Values)
        {
            Add(value!, "--set");
        }

        return variables;

        void Add(string text, string from)
        {
            if (text.Split('=', 2) is not [{ Length: > 0 } name, var value])
            {
                throw new UsageException($"{from}: '{text}' is not NAME=VALUE");
            }

            variables[name] = value;
        }
    }
}
