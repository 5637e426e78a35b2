using Dryflux.Rules.Cel.Syntax;
using Dryflux.Rules.Cel.Types;
using Dryflux.Rules.Cel.Values;

namespace Dryflux.Rules.Cel;

/// <summary>Evaluates an expression (cel-go interpreter): strict functions hand errors and unknown values on, logic passes over them.</summary>
internal sealed class Evaluator(CelEnvironment environment, IReadOnlyDictionary<string, CelValue> variables, CelBudget budget)
{
    private readonly List<(string Name, CelValue Value)> _scope = [];

    /// <summary>The value of an expression.</summary>
    public CelValue Evaluate(Expr expression)
    {
        if (!budget.Spend(1))
        {
            return ErrorValue.TooExpensive;
        }

        return expression switch
        {
            LiteralExpr literal => literal.Value,
            NameExpr name => Resolve(name.Name),
            SelectExpr select => Select(select),
            CallExpr call => Call(call),
            LogicalExpr logical => Logic(logical),
            ConditionalExpr conditional => Condition(conditional),
            ListExpr list => Aggregates.List(this, list),
            MapExpr map => Aggregates.Map(this, map),
            ComprehensionExpr macro => new Comprehension(this, macro, budget).Evaluate(),
            OptionalMapExpr map => OptionalMap(map),

            // No message types are declared: what one holds cannot be told.
            _ => UnknownValue.Instance,
        };
    }

    /// <summary>Evaluates with variables of a macro.</summary>
    public CelValue EvaluateWith(Expr expression, string name, CelValue value, string? secondName, CelValue? secondValue)
    {
        var depth = _scope.Count;
        _scope.Add((name, value));
        if (secondName is not null)
        {
            _scope.Add((secondName, secondValue!));
        }

        var result = Evaluate(expression);
        _scope.RemoveRange(depth, _scope.Count - depth);
        return result;
    }

    private CelValue Resolve(string name)
    {
        for (var i = _scope.Count - 1; i >= 0; i--)
        {
            if (_scope[i].Name == name)
            {
                return _scope[i].Value;
            }
        }

        return variables.TryGetValue(name, out var value) ? value
            : TypeNames.Find(name) is { } type ? new TypeValue(type)
            : new ErrorValue($"there is no variable `{name}`");
    }

    private CelValue Select(SelectExpr select)
    {
        if (QualifiedType(select) is { } type)
        {
            return new TypeValue(type);
        }

        var operand = Evaluate(select.Operand);
        if (operand.IsMissing)
        {
            return operand;
        }

        var isOptional = select.IsOptional || operand is OptionalValue;
        var target = operand is OptionalValue optional ? optional.Value : operand;
        if (target is null or { IsMissing: true })
        {
            return target ?? (select.IsTest ? BoolValue.False : OptionalValue.None);
        }

        var field = target is MapValue map ? map.Find(new StringValue(select.Field)) : null;
        if (select.IsTest)
        {
            return BoolValue.Of(field is not null);
        }

        if (isOptional)
        {
            return field is null ? OptionalValue.None : field.IsMissing ? field : OptionalValue.Of(field);
        }

        return field ?? new ErrorValue(target is MapValue ? $"there is no field `{select.Field}`" : $"{target.Type} has no field `{select.Field}`");
    }

    private CelType? QualifiedType(SelectExpr select) =>
        select is { IsTest: false, IsOptional: false, Operand: SelectExpr { Operand: NameExpr { Name: "google" } } or NameExpr { Name: "kubernetes" or "net" } }
        && new CallExpr(select.Span, select.Field, select.FieldSpan, select.Operand, []).QualifiedName is { } name
        && !variables.ContainsKey(name.Split('.')[0])
            ? TypeNames.Find(name)
            : null;

    private CelValue Call(CallExpr call)
    {
        switch (call.Function)
        {
            case "or" or "orValue" when call is { Target: not null, Arguments.Count: 1 }:
                return Evaluate(call.Target) switch
                {
                    OptionalValue { Value: { } value } present => call.Function == "or" ? present : value,
                    OptionalValue => Evaluate(call.Arguments[0]),
                    { IsMissing: true } missing => missing,
                    var other => ErrorValue.NoOverload(call.Function, other),
                };
            case "!_":
                return Evaluate(call.Arguments[0]) switch
                {
                    BoolValue truth => BoolValue.Of(!truth.Value),
                    { IsMissing: true } missing => missing,
                    var other => ErrorValue.NoOverload(call.Function, other),
                };
            case "_==_" or "_!=_":
                return Equality(call);
            case "_[_]" or "_[?_]":
                return Index(call);
        }

        var isNamespaced = call.QualifiedName is { } qualified && environment.Table.Find(qualified) is not null;
        var hasTarget = call.Target is not null && !isNamespaced;
        var arguments = new CelValue[call.Arguments.Count + (hasTarget ? 1 : 0)];
        if (hasTarget)
        {
            arguments[0] = Evaluate(call.Target!);
        }

        for (var i = 0; i < call.Arguments.Count; i++)
        {
            arguments[i + (hasTarget ? 1 : 0)] = Evaluate(call.Arguments[i]);
        }

        return Missing(arguments) ?? Apply(isNamespaced ? call.QualifiedName! : call.Function, arguments);
    }

    private CelValue Equality(CallExpr call)
    {
        CelValue[] sides = [Evaluate(call.Arguments[0]), Evaluate(call.Arguments[1])];
        var equal = Missing(sides) ?? sides[0].EqualTo(sides[1], budget);
        return call.Function == "_!=_" && equal is BoolValue truth ? BoolValue.Of(!truth.Value) : equal;
    }

    private CelValue Index(CallExpr call)
    {
        CelValue[] sides = [Evaluate(call.Arguments[0]), Evaluate(call.Arguments[1])];
        if (Missing(sides) is { } missing)
        {
            return missing;
        }

        var isOptional = call.Function == "_[?_]" || sides[0] is OptionalValue;
        if ((sides[0] is OptionalValue optional ? optional.Value : sides[0]) is not { } container)
        {
            return OptionalValue.None;
        }

        var item = container switch
        {
            { IsMissing: true } => container,
            MapValue map when MapValue.IsKey(sides[1]) => map.Find(sides[1]),
            ListValue list when Numbers.Whole(sides[1]) is { } at => at >= 0 && at < list.Items.Count ? list.Items[(int)at] : null,
            _ => ErrorValue.NoOverload(call.Function, container, sides[1]),
        };
        if (isOptional)
        {
            return item is null ? OptionalValue.None : item.IsMissing ? item : OptionalValue.Of(item);
        }

        return item ?? new ErrorValue(container is ListValue { Items.Count: var count }
            ? $"there is no item `{sides[1]}`: the list has {count}"
            : $"there is no key `{sides[1]}`");
    }

    /// <summary>Calls a function. Whether it is called behind a dot is the checker's business: an expression that is only parsed may do as it likes.</summary>
    private CelValue Apply(string function, CelValue[] arguments)
    {
        foreach (var overload in environment.Table.Find(function) ?? [])
        {
            if (overload.Parameters.Count != arguments.Length || !overload.Fits(arguments))
            {
                continue;
            }

            long weight = 0;
            foreach (var argument in arguments)
            {
                weight += argument.Weight;
            }

            return budget.SpendCharacters(weight) ? overload.Body(arguments, budget) : ErrorValue.TooExpensive;
        }

        return ErrorValue.NoOverload(function, arguments);
    }

    /// <summary>The first unknown value, else the first error, else null.</summary>
    public static CelValue? Missing(ReadOnlySpan<CelValue> values)
    {
        CelValue? error = null;
        foreach (var value in values)
        {
            if (value is UnknownValue)
            {
                return value;
            }

            error ??= value as ErrorValue;
        }

        return error;
    }

    private CelValue Logic(LogicalExpr logical)
    {
        CelValue? missing = null;
        foreach (var term in logical.Terms)
        {
            var value = Evaluate(term);
            if (value is BoolValue truth)
            {
                if (truth.Value != logical.IsAnd)
                {
                    return truth;
                }

                continue;
            }

            value = value.IsMissing ? value : ErrorValue.NoOverload(logical.IsAnd ? "&&" : "||", value);
            missing = missing is UnknownValue || (missing is not null && value is ErrorValue) ? missing : value;
        }

        return missing ?? BoolValue.Of(logical.IsAnd);
    }

    private CelValue Condition(ConditionalExpr conditional) => Evaluate(conditional.Condition) switch
    {
        BoolValue { Value: true } => Evaluate(conditional.Then),
        BoolValue => Evaluate(conditional.Otherwise),
        { IsMissing: true } missing => missing,
        var other => ErrorValue.NoOverload("? :", other),
    };

    private CelValue OptionalMap(OptionalMapExpr map)
    {
        switch (Evaluate(map.Target))
        {
            case OptionalValue { Value: null } none:
                return none;
            case OptionalValue { Value: { } value }:
                var result = EvaluateWith(map.Body, map.Variable, value, null, null);
                return map.IsFlat || result.IsMissing ? result : OptionalValue.Of(result);
            case { IsMissing: true } missing:
                return missing;
            case var other:
                return ErrorValue.NoOverload(map.IsFlat ? "optFlatMap" : "optMap", other);
        }
    }
}
