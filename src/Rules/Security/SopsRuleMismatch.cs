using Dryflux.Manifests.Repo;
using Dryflux.Manifests.Simulation;
using Dryflux.Manifests.Text;
using Dryflux.Manifests.Yaml;
using Dryflux.Rules.Engine;

namespace Dryflux.Rules.Security;

/// <summary>FX811: what <c>.sops.yaml</c> says and how files are encrypted do not agree.</summary>
public sealed class SopsRuleMismatch : RepositoryRule
{
    /// <inheritdoc/>
    public override RuleInfo Info { get; } = new()
    {
        Id = "FX811",
        Name = "sops-rule-mismatch",
        Title = "The creation rules of `.sops.yaml` and the encrypted files do not agree",
        Level = Level.Warning,
        Why = """
            `.sops.yaml` is read when a file is encrypted for the first time, and never again: a key added to a rule later opens none of the files that
            exist, and a key taken out still opens all of them, until `sops updatekeys` is run over each. Flux does not read `.sops.yaml` at all, so
            nothing fails until the old key is gone or the new one is the only one at hand. Reported are files whose keys differ from those of the
            first rule that matches their path, encrypted files that no rule covers (`sops updatekeys` refuses them), age recipients with a wrong
            checksum, patterns that Go refuses, rules behind one that takes every file and, as a note, rules whose pattern matches no file.

            Patterns are matched against the path from the directory of the `.sops.yaml`. The order of keys and of key groups says nothing. A Secret
            that is not encrypted at all is FX808. A repository without `.sops.yaml` is not judged.
            """,
        Sources = ["https://getsops.io/docs/#using-sopsyaml-conf-to-select-kms-pgp-and-age-for-new-files", "https://github.com/getsops/sops/blob/v3.12.1/config/config.go (parseCreationRuleForFile)"],
    };

    /// <inheritdoc/>
    public override void Check(Workspace workspace, RuleContext context)
    {
        var configs = SopsConfig.All(workspace);
        if (configs.Count == 0)
        {
            return;
        }

        List<RepoPath> paths = [.. workspace.Files.Select(f => f.Path), .. workspace.OtherFiles.Select(f => f.Path)];
        foreach (var config in configs)
        {
            CheckConfig(config, paths.Where(p => p.IsIn(config.Directory)).Select(p => p.RelativeTo(config.Directory)).ToList(), context);
        }

        foreach (var file in workspace.Files)
        {
            if (file.Documents.Select(d => SopsMetadata.Of(d.Field)).FirstOrDefault(m => m is not null) is { } metadata)
            {
                CheckFile(file.Path, metadata, [.. SopsConfig.Above(file.Path, configs)], context);
            }
        }
    }

    private static void CheckConfig(SopsConfig config, List<string> paths, RuleContext context)
    {
        var forAll = config.Rules.FirstOrDefault(r => r.IsForAll);
        var isBehind = false;
        foreach (var rule in config.Rules)
        {
            CheckRecipients(rule, context);
            if (rule.PathError is { } error)
            {
                context.Report(rule.PathRegex.Scalar!.PlaceOf(error.Span), $"Go refuses the pattern, and `sops` fails for every file that no rule above takes: {error.Message}");
            }
            else if (isBehind)
            {
                context.ReportKey(rule.Field, "the rule is never used: one above has no `path_regex` and takes every file", related: [new RelatedPlace(forAll!.Field.KeyOrigin.Place, "this one")]);
            }
            else if (!rule.IsForAll && !paths.Exists(rule.Matches) && rule.PathRegex.Text?.Contains("/dev/stdin", StringComparison.Ordinal) != true)
            {
                var advice = paths.Exists(p => rule.Matches($"/{p}")) ? ": it is matched against a path without a slash in front" : "";
                context.Report(rule.PathRegex, $"no file of the repository matches the pattern{advice}", advice.Length > 0 ? null : Level.Note);
            }

            isBehind |= rule == forAll;
        }
    }

    private static void CheckRecipients(SopsCreationRule rule, RuleContext context)
    {
        foreach (var scalar in rule.Field.Node!.SelfAndBelow().OfType<YamlScalar>().Where(s => s.Value.Contains("age1", StringComparison.Ordinal)))
        {
            foreach (var recipient in scalar.Value.Split([',', '\n'], StringSplitOptions.TrimEntries).Where(r => AgeRecipient.IsOne(r) && !SecretValue.IsDummy(r) && !SecretValue.IsPlaceholder(r)))
            {
                if (AgeRecipient.Problem(recipient) is { } problem)
                {
                    var at = scalar.Value.IndexOf(recipient, StringComparison.Ordinal);
                    context.Report(scalar.PlaceOf(new TextSpan(at, recipient.Length)), $"the recipient {problem}: `sops` refuses the rule");
                }
            }
        }
    }

    private static void CheckFile(RepoPath path, SopsMetadata metadata, List<SopsConfig> configs, RuleContext context)
    {
        // A broken pattern has its own finding, and what would follow from the right one nobody knows.
        if (configs.Count == 0 || configs.Exists(c => c.Rules.Any(r => r.PathError is not null)))
        {
            return;
        }

        var rules = configs.Select(c => c.RuleFor(path)).OfType<SopsCreationRule>().ToList();
        if (rules.Count == 0)
        {
            var config = configs[0].File;
            context.ReportKey(
                metadata.Field,
                $"no creation rule of `{config.Path}` covers this file: `sops updatekeys` cannot renew its keys, and a file made anew in its place cannot be encrypted",
                related: [new RelatedPlace(config.Documents[0].Field["creation_rules"].KeyOrigin.Place, "the rules")]);
            return;
        }

        var groups = metadata.KeyGroups;
        if (groups.Count > 0 && rules.TrueForAll(r => r.KeyGroups is { Count: > 0 } wanted && !AreEqual(groups, wanted)))
        {
            context.ReportKey(metadata.Field, Difference(groups, rules[0].KeyGroups), related: [new RelatedPlace(rules[0].Field.KeyOrigin.Place, "the creation rule")]);
        }
    }

    private static bool AreEqual(IReadOnlyList<SopsKeyGroup> left, IReadOnlyList<SopsKeyGroup> right) =>
        left.Count == right.Count && left.All(l => right.Any(r => r.Keys.SetEquals(l.Keys))) && right.All(r => left.Any(l => l.Keys.SetEquals(r.Keys)));

    private static string Difference(IReadOnlyList<SopsKeyGroup> file, IReadOnlyList<SopsKeyGroup> rule)
    {
        var has = file.SelectMany(g => g.Keys).ToHashSet(StringComparer.Ordinal);
        var wanted = rule.SelectMany(g => g.Keys).ToHashSet(StringComparer.Ordinal);
        var extra = Names(has.Except(wanted));
        var missing = Names(wanted.Except(has));
        var what = (extra.Length > 0, missing.Length > 0) switch
        {
            (true, true) => $"the file is encrypted for {extra}, and the creation rule names {missing}",
            (true, false) => $"the file is encrypted for {extra} too, which the creation rule does not name",
            (false, true) => $"the file is not encrypted for {missing}, which the creation rule names",
            _ => "the file and the creation rule put the same keys into different groups",
        };
        return $"{what}: run `sops updatekeys` on it";
    }

    private static string Names(IEnumerable<string> keys) => string.Join(", ", keys.Order(StringComparer.Ordinal).Select(k => $"`{(AgeRecipient.IsOne(k) && k.Length > 16 ? $"{k[..12]}…{k[^4..]}" : k)}`"));
}
