using Dryflux.Manifests.Repo;
using Dryflux.Manifests.Simulation;

namespace Dryflux.Rules.Security;

/// <summary>A <c>.sops.yaml</c>: which files SOPS encrypts for whom.</summary>
internal sealed class SopsConfig
{
    private SopsConfig(SourceFile file, IReadOnlyList<SopsCreationRule> rules)
    {
        File = file;
        Rules = rules;
    }

    /// <summary>The file.</summary>
    public SourceFile File { get; }

    /// <summary>The directory that its patterns start from.</summary>
    public RepoPath Directory => File.Path.Parent;

    /// <summary>Its rules in order: the first that matches counts.</summary>
    public IReadOnlyList<SopsCreationRule> Rules { get; }

    /// <summary>Every configuration of the repository that has creation rules. SOPS knows no other name for it.</summary>
    // sops config/config.go:LookupConfigFile; a file without creation_rules counts as none
    public static IReadOnlyList<SopsConfig> All(Workspace workspace) =>
    [
        .. workspace.Files.Where(f => f.Path.Name == ".sops.yaml" && f.Documents.Count > 0)
            .Select(f => new SopsConfig(f, [.. f.Documents[0].Field["creation_rules"].Items.Where(r => r.Map is not null).Select(r => new SopsCreationRule(r))]))
            .Where(c => c.Rules.Count > 0),
    ];

    /// <summary>
    /// The configurations that can speak of a file, the nearest first. SOPS looks upwards from where it is called, not from the file,
    /// so any of them may be meant.
    /// </summary>
    public static IEnumerable<SopsConfig> Above(RepoPath file, IReadOnlyList<SopsConfig> configs) =>
        configs.Where(c => file.IsIn(c.Directory)).OrderByDescending(c => c.Directory.Value.Length);

    /// <summary>The rule for a file below the directory, or null.</summary>
    // sops config/config.go:parseCreationRuleForFile
    public SopsCreationRule? RuleFor(RepoPath file)
    {
        var path = file.RelativeTo(Directory);
        return Rules.FirstOrDefault(r => r.Matches(path));
    }
}
