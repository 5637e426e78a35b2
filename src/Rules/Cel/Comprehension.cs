using Dryflux.Rules.Cel.Library;
using Dryflux.Rules.Cel.Syntax;
using Dryflux.Rules.Cel.Values;

namespace Dryflux.Rules.Cel;

/// <summary>Evaluates a macro that goes through a list or a map, as the fold does that cel-go expands it to (parser/macro.go).</summary>
internal sealed class Comprehension(Evaluator evaluator, ComprehensionExpr macro, CelBudget budget)
{
    private readonly List<CelValue> _items = [];
    private readonly List<CelValue> _sortKeys = [];
    private readonly MapValue _map = new();
    private CelValue? _missing;
    private CelValue? _decided;
    private int _matches;

    /// <summary>The macro's value.</summary>
    public CelValue Evaluate()
    {
        var range = evaluator.Evaluate(macro.Range);
        switch (range)
        {
            case ListValue list:
                for (var i = 0; i < list.Items.Count && _decided is null; i++)
                {
                    Step(macro.Second is null ? list.Items[i] : new IntValue(i), list.Items[i]);
                }

                break;
            case MapValue map:
                foreach (var (key, value) in map.Entries)
                {
                    if (_decided is not null)
                    {
                        break;
                    }

                    Step(key, value);
                }

                break;
            default:
                return range.IsMissing ? range : new ErrorValue($"{range.Type} is neither a list nor a map");
        }

        return _decided ?? _missing ?? Result();
    }

    private void Step(CelValue first, CelValue second)
    {
        if (!budget.Spend(1))
        {
            _decided = ErrorValue.TooExpensive;
            return;
        }

        if (macro.Filter is not null)
        {
            var isWanted = With(macro.Filter, first, second);
            if (isWanted is not BoolValue { Value: true })
            {
                _decided = isWanted is BoolValue ? null : NoBool(isWanted);
                return;
            }
        }

        var value = With(macro.Body, first, second);
        switch (macro.Kind)
        {
            case ComprehensionKind.All or ComprehensionKind.Exists:
                StepLogic(value);
                break;
            case ComprehensionKind.ExistsOne:
                _matches += value is BoolValue { Value: true } ? 1 : 0;
                _decided = value is BoolValue ? null : NoBool(value);
                break;
            case ComprehensionKind.Filter:
                if (value is BoolValue { Value: true })
                {
                    _items.Add(first);
                }

                _decided = value is BoolValue ? null : NoBool(value);
                break;
            default:
                _decided = value.IsMissing ? value : Collect(first, value);
                break;
        }
    }

    /// <summary>One that settles the matter wins over errors and unknown values.</summary>
    private void StepLogic(CelValue value)
    {
        if (value is BoolValue truth)
        {
            _decided = truth.Value == (macro.Kind == ComprehensionKind.Exists) ? truth : null;
        }
        else if (_missing is not UnknownValue && (_missing is null || value is UnknownValue))
        {
            _missing = NoBool(value);
        }
    }

    private ErrorValue? Collect(CelValue first, CelValue value)
    {
        switch (macro.Kind)
        {
            case ComprehensionKind.SortBy:
                _items.Add(first);
                _sortKeys.Add(value);
                return null;
            case ComprehensionKind.TransformMap:
                _map.Add(first, value);
                return null;
            case ComprehensionKind.TransformMapEntry when value is MapValue entries:
                foreach (var (key, entry) in entries.Entries)
                {
                    if (!_map.Add(key, entry))
                    {
                        return new ErrorValue($"the key {key} is there twice");
                    }
                }

                return null;
            case ComprehensionKind.TransformMapEntry:
                return new ErrorValue($"{value.Type} is no entry");
            default:
                _items.Add(value);
                return null;
        }
    }

    private CelValue Result() => macro.Kind switch
    {
        ComprehensionKind.All => BoolValue.True,
        ComprehensionKind.Exists => BoolValue.False,
        ComprehensionKind.ExistsOne => BoolValue.Of(_matches == 1),
        ComprehensionKind.TransformMap or ComprehensionKind.TransformMapEntry => _map,
        ComprehensionKind.SortBy => Ordering.Sort(_items, _sortKeys),
        _ => new ListValue(_items),
    };

    private CelValue With(Syntax.Expr body, CelValue first, CelValue second) =>
        evaluator.EvaluateWith(body, macro.Variable, first, macro.Second, second);

    private static CelValue NoBool(CelValue value) => value.IsMissing ? value : new ErrorValue($"{value.Type} is no condition");
}
