using Dryflux.Manifests.Yaml;


namespace Dryflux.Rules.Engine;

/// <summary>FX005. Stands in the engine because it judges the outcome of a run, after every other rule.</summary>
public sealed class UnusedSuppression : Rule
{
    /// <summary>The id of the rule.</summary>
    public const string Id = "FX005";

    /// <inheritdoc/>
    public override RuleInfo Info { get; } = new()
    {
        Id = Id,
        Name = "unused-suppression",
        Title = "An ignore comment that suppresses nothing, names no known rule, or gives no reason",
        Level = Level.Warning,
        Fix = FixSafety.Safe,
        Why = """
            An ignore comment that outlives its finding hides the next one. dryflux reports comments whose rule no longer finds anything at that
            place, comments that name a rule that does not exist, and comments without a reason (these still suppress). The fix removes a comment
            that suppresses nothing. A rule that this run did not execute is not judged.
            """,
        Sources = [],
    };

    internal void Check(SuppressionComment comment, IReadOnlyDictionary<string, string> ids, IReadOnlySet<string> on, RuleContext context)
    {
        if (comment.Rules.FirstOrDefault(r => !ids.ContainsKey(r)) is { } unknown)
        {
            context.Report(comment.Place, $"`{unknown}` is no rule of dryflux: nothing is suppressed by it");
            return;
        }

        var stale = comment.Rules.Where(r => on.Contains(ids[r]) && !comment.Used.Contains(ids[r])).ToList();
        if (comment.Rules.Count == 0)
        {
            context.Report(comment.Place, "the ignore comment names no rule: nothing is suppressed by it");
        }
        else if (stale.Count == comment.Rules.Count)
        {
            context.Report(comment.Place, $"{Enumeration.Of(stale)} {(stale.Count == 1 ? "finds" : "find")} nothing here: the ignore comment can go", fixes: [Fix.Safe("remove the comment", YamlEdit.RemoveComment(comment.Place))]);
        }
        else if (stale.Count > 0)
        {
            context.Report(comment.Place, $"{Enumeration.Of(stale)} {(stale.Count == 1 ? "finds nothing here: take it" : "find nothing here: take them")} out of the ignore comment");
        }
        else if (comment.Reason.Length == 0)
        {
            context.Report(comment.Place, "the ignore comment gives no reason: say why after the bracket");
        }
    }
}
