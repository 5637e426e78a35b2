using Dryflux.Rules.Cel.Syntax;
using Dryflux.Rules.Cel.Values;

namespace Dryflux.Rules.Cel;

/// <summary>Evaluates the literals of lists and maps.</summary>
internal static class Aggregates
{
    /// <summary>The value of a list literal.</summary>
    public static CelValue List(Evaluator evaluator, ListExpr list)
    {
        var items = new List<CelValue>(list.Items.Count);
        foreach (var item in list.Items)
        {
            var value = evaluator.Evaluate(item.Value);
            if (value.IsMissing)
            {
                return value;
            }

            if (!item.IsOptional)
            {
                items.Add(value);
            }
            else if (value is not OptionalValue optional)
            {
                return new ErrorValue($"{value.Type} is no optional value");
            }
            else if (optional.Value is { } present)
            {
                items.Add(present);
            }
        }

        return new ListValue(items);
    }

    /// <summary>The value of a map literal; of a key that is there twice the last value counts.</summary>
    public static CelValue Map(Evaluator evaluator, MapExpr map)
    {
        var result = new MapValue();
        foreach (var item in map.Items)
        {
            CelValue[] pair = [evaluator.Evaluate(item.Key), evaluator.Evaluate(item.Value)];
            if (Evaluator.Missing(pair) is { } missing)
            {
                return missing;
            }

            if (item.IsOptional)
            {
                if (pair[1] is not OptionalValue optional)
                {
                    return new ErrorValue($"{pair[1].Type} is no optional value");
                }

                if (optional.Value is null)
                {
                    continue;
                }

                pair[1] = optional.Value;
            }

            if (!MapValue.IsKey(pair[0]))
            {
                return new ErrorValue($"{pair[0].Type} cannot be a key");
            }

            result.Set(pair[0], pair[1]);
        }

        return result;
    }
}
