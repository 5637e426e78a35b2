using Dryflux.Manifests.Changes;
using Dryflux.Manifests.Resources;
using Dryflux.Manifests.Yaml;
using Dryflux.Rules.Engine;

namespace Dryflux.Rules.Changes;

/// <summary>FX906: somebody may do more than before.</summary>
public sealed class RbacWidened : ChangeRule
{
    private const string Group = "rbac.authorization.k8s.io";

    /// <inheritdoc/>
    public override RuleInfo Info { get; } = new()
    {
        Id = "FX906",
        Name = "rbac-widened",
        Title = "A new ClusterRoleBinding, a new subject of one, or a role that allows more than before",
        Level = Level.Warning,
        Set = RuleSet.Strict,
        Why = """
            Flux applies with the rights of its own account, so whoever may merge may grant rights. A binding for the whole cluster, or a verb more in a role
            that is bound already, is one line among many in a pull request. The rule puts these lines before a reviewer: a ClusterRoleBinding that was not
            there, a subject that it gains, and every verb on a resource that a Role or ClusterRole did not allow before.

            Quiet for a role that is new, which grants nothing before it is bound, and for rules that are written differently and allow the same.
            """,
        Sources = ["https://kubernetes.io/docs/reference/access-authn-authz/rbac/"],
    };

    /// <inheritdoc/>
    public override void Check(ClusterChange change, RuleContext context)
    {
        foreach (var changed in change.Objects.Where(o => o is { After: not null, Id.Group: Group }))
        {
            var after = changed.After!;
            var here = context.For(after, change.After!);
            var fields = after.Resource.Field;
            switch (after.Id.Kind)
            {
                case "ClusterRoleBinding" when changed.IsAdded:
                    var subjects = fields["subjects"].Items.Select(Subject).ToList();
                    here.Report(fields.At("roleRef", "name"), $"the new ClusterRoleBinding `{after.Id.Name}` gives {(subjects.Count == 0 ? "nobody" : string.Join(", ", subjects.Select(s => $"`{s}`")))} the role `{fields.At("roleRef", "name").Text}` in the whole cluster");
                    break;
                case "ClusterRoleBinding":
                    var known = changed.Before!.Resource.Field["subjects"].Items.Select(Subject).ToHashSet(StringComparer.Ordinal);
                    foreach (var subject in fields["subjects"].Items.Where(s => !known.Contains(Subject(s))))
                    {
                        here.Report(subject["name"], $"ClusterRoleBinding `{after.Id.Name}` now gives `{Subject(subject)}` the role `{fields.At("roleRef", "name").Text}` in the whole cluster");
                    }

                    break;
                case "Role" or "ClusterRole" when !changed.IsAdded:
                    ReportWider(after.Id, changed.Before!.Resource.Field["rules"], fields["rules"], here);
                    break;
            }
        }
    }

    private static string Subject(Field subject) => subject["namespace"].Text is { } @namespace ? $"{subject["kind"].Text}/{@namespace}/{subject["name"].Text}" : $"{subject["kind"].Text}/{subject["name"].Text}";

    /// <summary>One finding for each verb of a rule that allows something new, at the verb.</summary>
    private static void ReportWider(ResourceId role, Field before, Field after, RuleContext context)
    {
        var known = before.Items.Select(r => new PolicyRule(r)).ToList();
        foreach (var rule in after.Items)
        {
            var asked = new PolicyRule(rule);
            foreach (var verb in rule["verbs"].Items.Where(v => v.Text is not null))
            {
                if (asked.Beyond(known, verb.Text!).ToList() is [var first, ..] all)
                {
                    context.Report(verb, $"{role.Kind} `{role.Name}` allows `{verb.Text}` on `{first}`{(all.Count == 1 ? "" : $" and {all.Count - 1} more")}, which it did not before");
                }
            }
        }
    }
}
