using Dryflux.Manifests.Go;
using Dryflux.Manifests.Yaml;

namespace Dryflux.Rules.Security;

/// <summary>Which values of a file SOPS encrypts, by the keys on the way to them: what the metadata of the file, or a creation rule, says.</summary>
internal sealed class SopsSelection
{
    private const string DefaultSuffix = "_unencrypted";

    private readonly string _suffix = "";
    private readonly GoRegex? _regex;
    private readonly bool _selectsClear;

    private SopsSelection(Field rule)
    {
        Rule = rule;
        _selectsClear = rule.Key is null or "unencrypted_suffix" or "unencrypted_regex";
        if (rule.Key is "unencrypted_regex" or "encrypted_regex")
        {
            // A pattern that Go refuses matches nothing there: the error is dropped.
            _ = GoRegex.TryParse(rule.Text!, out _regex, out _);
        }
        else
        {
            _suffix = rule.Text ?? DefaultSuffix;
        }
    }

    /// <summary>The field that selects, such as <c>encrypted_regex</c>; the metadata as a whole where SOPS' default holds.</summary>
    public Field Rule { get; }

    /// <summary>The fields that select; SOPS refuses more than one.</summary>
    // sops stores/stores.go:ToInternal
    public static IEnumerable<Field> RulesIn(Field metadata) =>
        ((string[])["unencrypted_suffix", "encrypted_suffix", "unencrypted_regex", "encrypted_regex", "unencrypted_comment_regex", "encrypted_comment_regex"])
            .Select(name => metadata[name]).Where(f => f.Text is { Length: > 0 });

    /// <summary>The selection; null when it goes by comments, or by more than one field.</summary>
    public static SopsSelection? Of(Field metadata) => RulesIn(metadata).ToList() switch
    {
        [] => new SopsSelection(Field.Root(metadata.Node!)),
        [{ Key: not ("unencrypted_comment_regex" or "encrypted_comment_regex") } only] => new SopsSelection(only),
        _ => null,
    };

    /// <summary>True when a value below these keys is to be encrypted.</summary>
    // sops sops.go:shouldBeEncrypted
    public bool Encrypts(IEnumerable<string> path) =>
        path.Any(key => _regex is not null ? _regex.IsMatch(key) : _suffix.Length > 0 && key.EndsWith(_suffix, StringComparison.Ordinal)) != _selectsClear;
}
