using Dryflux.Manifests.Go;
using Dryflux.Manifests.Yaml;

namespace Dryflux.Rules.Security;

/// <summary>One of the <c>creation_rules</c> of a <c>.sops.yaml</c>.</summary>
internal sealed class SopsCreationRule
{
    private readonly GoRegex? _path;

    /// <summary>Reads a rule.</summary>
    public SopsCreationRule(Field field)
    {
        Field = field;
        if (PathRegex.Text is { Length: > 0 } pattern && !GoRegex.TryParse(pattern, out _path, out var error))
        {
            PathError = error;
        }
    }

    /// <summary>The rule.</summary>
    public Field Field { get; }

    /// <summary>The pattern of the paths that it is for.</summary>
    public Field PathRegex => Field["path_regex"];

    /// <summary>Why Go refuses the pattern, or null. SOPS then fails for every file that gets as far as this rule.</summary>
    public GoRegexError? PathError { get; }

    /// <summary>True for a rule without a pattern: it is for every file.</summary>
    public bool IsForAll => PathRegex.Text is null or "";

    /// <summary>The keys that it encrypts for; empty when the caller of SOPS brings them.</summary>
    public IReadOnlyList<SopsKeyGroup> KeyGroups
    {
        get
        {
            IEnumerable<SopsKeyGroup> groups = Field["key_groups"].Items.Any() ? Field["key_groups"].Items.Select(SopsKeyGroup.OfRule) : [SopsKeyGroup.OfRule(Field)];
            return [.. groups.Where(g => g.Keys.Count > 0)];
        }
    }

    /// <summary>True when the rule is for a path.</summary>
    /// <param name="path">The path from the directory of the <c>.sops.yaml</c>.</param>
    public bool Matches(string path) => IsForAll || _path?.IsMatch(path) == true;
}
