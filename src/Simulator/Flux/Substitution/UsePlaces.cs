using Dryflux.Manifests.Simulation;
using Dryflux.Manifests.Text;
using Dryflux.Manifests.Yaml;

namespace Dryflux.Simulator.Flux.Substitution;

/// <summary>Finds the expressions of a printed object in the files they were written in.</summary>
internal sealed class UsePlaces(PrintedObject printed, IReadOnlyList<ExpressionUse> uses)
{
    private readonly Dictionary<YamlNode, IReadOnlyList<VariableExpression>> _written = new(ReferenceEqualityComparer.Instance);

    /// <summary>True when the value of a secret is in the result.</summary>
    public bool HaveSecrets => uses.Any(u => u is { Outcome: VariableOutcome.Value, Variable.IsSecret: true });

    /// <summary>The uses with their places.</summary>
    /// <param name="root">The object printed.</param>
    /// <param name="resultOf">What a node of it became, or null.</param>
    public List<VariableUse> All(YamlMap root, Func<YamlNode, YamlNode?> resultOf)
    {
        var whole = Field.Root(root);
        var fields = new Dictionary<YamlNode, Field>(ReferenceEqualityComparer.Instance);
        AddFields(whole, fields);
        var all = new List<VariableUse>(uses.Count);
        foreach (var use in uses)
        {
            var span = use.Expression.Span;
            var field = fields.GetValueOrDefault(printed.LeafAt(span.Start).Node, whole);
            all.Add(new VariableUse(use.Expression.Name, use.Outcome, use.Variable, printed.Text.Substring(span.Start, span.Length), PlaceOf(span), field)
            {
                Result = resultOf(field.Node!),
            });
        }

        return all;
    }

    /// <summary>The uses in a stretch of the printed text.</summary>
    public IEnumerable<ExpressionUse> In(TextSpan span)
    {
        for (var i = FirstFrom(span.Start); i < uses.Count && uses[i].Expression.Span.Start < span.End; i++)
        {
            yield return uses[i];
        }
    }

    /// <summary>Where the expression at a stretch of the printed text is written; the scalar around it where that cannot be told.</summary>
    public Place PlaceOf(TextSpan expression)
    {
        var leaf = printed.LeafAt(expression.Start);
        if (leaf.Node is not YamlScalar scalar)
        {
            return leaf.Node.Origin.Place;
        }

        var written = Written(scalar);
        var first = FirstFrom(leaf.Span.Start);
        var index = FirstFrom(expression.Start) - first;
        var isSame = written.Count == FirstFrom(leaf.Span.End) - first && index < written.Count && written[index].Name == uses[first + index].Expression.Name;
        return isSame ? scalar.PlaceOf(written[index].Span) : scalar.Origin.Place;
    }

    /// <summary>
    /// The expressions of a scalar's value: printing may fold and quote a text, but the expressions in it stay the same in number
    /// and order.
    /// </summary>
    private IReadOnlyList<VariableExpression> Written(YamlScalar scalar)
    {
        if (!_written.TryGetValue(scalar, out var expressions))
        {
            expressions = Template.Parse(scalar.Value, out _)?.Expressions().ToList() ?? [];
            _written.Add(scalar, expressions);
        }

        return expressions;
    }

    private static void AddFields(Field field, Dictionary<YamlNode, Field> fields)
    {
        fields.TryAdd(field.Node!, field);
        foreach (var item in field.Items)
        {
            AddFields(item, fields);
        }

        foreach (var below in field.Fields)
        {
            fields.TryAdd(below.Entry!.Key, below);
            AddFields(below, fields);
        }
    }

    /// <summary>The index of the first use that begins at an offset or behind it.</summary>
    private int FirstFrom(int offset)
    {
        var low = 0;
        var high = uses.Count;
        while (low < high)
        {
            var middle = (low + high) / 2;
            (low, high) = uses[middle].Expression.Span.Start < offset ? (middle + 1, high) : (low, middle);
        }

        return low;
    }
}
