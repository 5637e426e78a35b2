using Dryflux.Manifests.Text;
using Dryflux.Manifests.Yaml;

namespace Dryflux.Analyzer.Config;

/// <summary>Reads <c>.dryflux.yaml</c>. Its mistakes are told with their places, all of them, and end the run.</summary>
internal sealed class ConfigReader
{
    private readonly Mistakes _mistakes = new();

    private readonly string _root;

    private ConfigReader(string root) => _root = root;

    /// <summary>Reads a configuration.</summary>
    /// <param name="text">The file.</param>
    /// <param name="root">The directory that is the repository.</param>
    /// <exception cref="UsageException">Something in it is wrong.</exception>
    public static ConfigFile Read(SourceText text, string root)
    {
        var reader = new ConfigReader(root);
        var yaml = YamlParser.Parse(text);
        var mistakes = reader._mistakes;
        if (yaml.Error is { } error)
        {
            mistakes.Add(new Place(text, error.Span), error.Message);
        }

        foreach (var key in yaml.DuplicateKeys)
        {
            mistakes.Add(key.Again.Key.Origin.Place, $"key '{key.Again.Name}' is given twice");
        }

        if (yaml.Documents.Count > 1)
        {
            mistakes.Add(new Place(text, yaml.Documents[1].Span), "a configuration is one document");
        }

        var file = yaml.Documents is [var document, ..] && !document.IsEmpty ? reader.File(Field.Root(document.Root)) : new ConfigFile();
        mistakes.ThrowIfAny();
        return file;
    }

    private ConfigFile File(Field root)
    {
        var file = new ConfigFile();
        foreach (var field in _mistakes.Fields(root, "version", "fluxVersion", "kubernetesVersion", "profile", "clusters", "sources", "externals", "exclude", "rules", "overrides", "limits"))
        {
            file = field.Key switch
            {
                "version" => file with { Version = Version(field) },
                "fluxVersion" => file with { FluxVersion = FluxRelease(field) },
                "kubernetesVersion" => file with { KubernetesVersion = Checked(field, Versions.Kubernetes) },
                "profile" => file with { Profile = Profiles.Parse(_mistakes.Word(field, Profiles.Words)) },
                "clusters" => file with { Clusters = Clusters(field) },
                "sources" => file with { Sources = Sources(field) },
                "externals" => file with { Externals = new ExternalsReader(_mistakes).Read(field) },
                "exclude" => file with { Exclude = _mistakes.Patterns(field) },
                "rules" => file with { Rules = new RuleLevelsReader(_mistakes).Read(field, withOptions: true) },
                "overrides" => file with { Overrides = [.. _mistakes.Items(field).Select(new RuleLevelsReader(_mistakes).Override)] },
                _ => file with { Limits = Limits(field) },
            };
        }

        return file;
    }

    private int Version(Field field)
    {
        if (field.Integer is not 1)
        {
            _mistakes.Add(field, $"version {field.Text} of the configuration is not known; this dryflux reads version 1");
        }

        return 1;
    }

    private string? FluxRelease(Field field) => Checked(field, text => Versions.Flux(text).ToString());

    /// <summary>A text that a reader understands; what the reader says when it does not is a mistake.</summary>
    private string? Checked(Field field, Func<string, string> read)
    {
        if (_mistakes.Text(field) is { } text)
        {
            try
            {
                return read(text);
            }
            catch (UsageException wrong)
            {
                _mistakes.Add(field, wrong.Message);
            }
        }

        return null;
    }

    private List<ConfigCluster> Clusters(Field list)
    {
        var clusters = new List<ConfigCluster>();
        foreach (var item in _mistakes.Items(list))
        {
            _mistakes.CheckKeys(item, "name", "path", "fluxVersion", "kubernetesVersion");
            var cluster = new ConfigCluster
            {
                Name = _mistakes.Required(item, "name") ?? "",
                Path = _mistakes.Required(item, "path") ?? "",
                FluxVersion = item["fluxVersion"] is { IsWritten: true } flux ? FluxRelease(flux) : null,
                KubernetesVersion = item["kubernetesVersion"] is { IsWritten: true } kubernetes ? Checked(kubernetes, Versions.Kubernetes) : null,
            };
            if (clusters.Exists(c => c.Name == cluster.Name))
            {
                _mistakes.Add(item["name"], $"two clusters are called '{cluster.Name}'");
            }

            if (cluster.Path.Length > 0 && !Directory.Exists(Path.Combine(_root, cluster.Path)))
            {
                _mistakes.Add(item["path"], $"there is no directory '{cluster.Path}' in this repository");
            }

            clusters.Add(cluster);
        }

        return clusters;
    }

    private Dictionary<string, string> Sources(Field map)
    {
        var sources = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var field in _mistakes.Fields(map))
        {
            _mistakes.CheckShape(field.KeyOrigin.Place, field.Key!, "Kind/namespace/name");
            sources[field.Key!] = _mistakes.Text(field) ?? "";
        }

        return sources;
    }

    private ConfigLimits Limits(Field map)
    {
        var limits = new ConfigLimits();
        foreach (var field in _mistakes.Fields(map, "fileBytes", "nesting"))
        {
            limits = field.Key == "fileBytes"
                ? limits with { FileBytes = _mistakes.Positive(field, int.MaxValue) }
                : limits with { Nesting = (int?)_mistakes.Positive(field, 1000) };
        }

        return limits;
    }
}
