using Dryflux.Manifests.Flux;
using Dryflux.Manifests.Go;
using Dryflux.Rules.Engine;

namespace Dryflux.Rules.ImageAutomation;

/// <summary>FX602: <c>filterTags.extract</c> asks for a group that the pattern does not have.</summary>
public sealed class ExtractUnknownGroup : ObjectRule<FluxImagePolicy>
{
    /// <inheritdoc/>
    public override RuleInfo Info { get; } = new()
    {
        Id = "FX602",
        Name = "extract-unknown-group",
        Title = "`filterTags.extract` names a group that `filterTags.pattern` does not have",
        Level = Level.Error,
        Why = """
            `extract` is a template in the manner of Go's regexp.Expand: `$ts` and `${ts}` stand for the group called `ts`, `$1` for the first one. A
            group that does not exist gives the empty text, without an error: every tag then compares as equal or is dropped, and the policy selects
            nothing, or anything. The name after `$` is as long as it can be: `$tsx` asks for `tsx`, so write `${ts}x`. Without `pattern` there is
            nothing to extract from.
            """,
        Sources = ["https://fluxcd.io/flux/components/image/imagepolicies/#filter-tags", "https://pkg.go.dev/regexp#Regexp.Expand"],
    };

    /// <inheritdoc/>
    public override void Check(FluxImagePolicy flux, RuleContext context)
    {
        var extract = flux.FilterTags["extract"];
        var pattern = flux.FilterTags["pattern"];
        if (extract.Scalar is not { } scalar || extract.Text is not { Length: > 0 } template)
        {
            return;
        }

        if (context.IsMissing(pattern) || pattern.Text is "")
        {
            context.ReportKey(extract, "`extract` has nothing to extract from: `pattern` is not set");
            return;
        }

        if (pattern.Text is not { } text || text.HasVariable || !GoRegex.TryParse(text, out var regex, out _))
        {
            return;
        }

        var groups = regex.GroupNames.Skip(1).Select((name, i) => name.Length > 0 ? name : $"{i + 1}").ToList();
        foreach (var reference in GoTemplate.Parse(template).References.Where(r => !r.IsIn(regex)))
        {
            var known = groups.Count == 0 ? "the pattern has no groups" : $"the pattern has {string.Join(", ", groups.Select(g => $"`{g}`"))}";
            var longer = groups.Find(g => reference.Name.StartsWith(g, StringComparison.Ordinal));
            context.Report(
                scalar.PlaceOf(reference.Span),
                $"`extract` asks for the group `{reference.Name}`, which `pattern` does not have: it becomes empty text",
                label: longer is null ? known : $"write ${{{longer}}}{reference.Name[longer.Length..]}",
                related: [new RelatedPlace(pattern.Origin.Place, known)]);
        }
    }
}
