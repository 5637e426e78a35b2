using Dryflux.Manifests.Text;
using Dryflux.Rules.Cel.Syntax;
using Dryflux.Rules.Cel.Values;

namespace Dryflux.Rules.Cel.Types;

/// <summary>Finds the types of an expression's parts and what does not go together, as cel-go's checker/checker.go does.</summary>
internal sealed class TypeChecker
{
    private readonly CelEnvironment _environment;
    private readonly bool _hasOpenVariables;
    private readonly TypeBindings _bindings = new();
    private readonly List<CelError> _errors = [];
    private readonly LiteralChecker _literals;
    private readonly List<(string Name, CelType Type)> _scope = [];

    private int _formats;

    /// <param name="environment">What the expression may use.</param>
    /// <param name="hasOpenVariables">
    /// True to judge what is only parsed: any name may be a variable, of a type known only when evaluated, and a function may be called
    /// by its name or behind a dot.
    /// </param>
    public TypeChecker(CelEnvironment environment, bool hasOpenVariables = false)
    {
        _environment = environment;
        _hasOpenVariables = hasOpenVariables;
        _literals = new LiteralChecker(_bindings);
    }

    /// <summary>What does not go together, in order of the text.</summary>
    public IReadOnlyList<CelError> Errors => _errors;

    /// <summary>The type of an expression.</summary>
    public CelType Check(Expr root)
    {
        var type = Known(TypeOf(root));
        if (_errors.Count == 0)
        {
            _errors.AddRange(_literals.Check());
        }

        _errors.Sort((a, b) => a.Span.Start.CompareTo(b.Span.Start));
        return type;
    }

    private CelType TypeOf(Expr expression) => expression switch
    {
        LiteralExpr literal => literal.Value.Type,
        NameExpr name => TypeOfName(name.Name) ?? Unknown(name),
        SelectExpr select => TypeOfSelect(select),
        CallExpr call => TypeOfCall(call),
        LogicalExpr logical => TypeOfLogical(logical),
        ConditionalExpr conditional => TypeOfConditional(conditional),
        ListExpr list => TypeOfList(list),
        MapExpr map => TypeOfMap(map),
        ComprehensionExpr comprehension => TypeOfComprehension(comprehension),
        OptionalMapExpr map => TypeOfOptionalMap(map),
        MessageExpr message => TypeOfMessage(message),
        _ => throw new InvalidOperationException(expression.GetType().Name),
    };

    private CelType? TypeOfName(string name)
    {
        for (var i = _scope.Count - 1; i >= 0; i--)
        {
            if (_scope[i].Name == name)
            {
                return _scope[i].Type;
            }
        }

        return _environment.Variable(name) ?? (TypeNames.Find(name) is { } type ? CelType.TypeOf(type) : null);
    }

    private CelType Unknown(NameExpr name)
    {
        if (_hasOpenVariables)
        {
            return CelType.Dyn;
        }

        var hint = _environment.Table.Find(name.Name) is not null ? $": `{name.Name}()` is a function" : "";
        return Report(CelErrorKind.UnknownVariable, $"there is no variable `{name.Name}` here{hint}", name.Span);
    }

    private CelType TypeOfSelect(SelectExpr select)
    {
        if (!select.IsTest && !select.IsOptional && QualifiedType(select) is { } type)
        {
            return CelType.TypeOf(type);
        }

        var operand = _bindings.Substitute(TypeOf(select.Operand), freeToDyn: false);
        var target = operand.IsOptional ? operand.Parameters[0] : operand;
        var field = FieldType(target, select);
        return select.IsTest ? CelType.Bool
            : operand.IsOptional || select.IsOptional ? CelType.Optional(field)
            : _bindings.Substitute(field, freeToDyn: false);
    }

    private CelType FieldType(CelType target, SelectExpr select)
    {
        switch (target.Kind)
        {
            case CelTypeKind.Map:
                return target.Parameters[1];
            case CelTypeKind.Object:
                return target.Field(select.Field)
                    ?? Report(CelErrorKind.Type, $"there is no field `{select.Field}`", select.FieldSpan);
            case CelTypeKind.Parameter:
                _bindings.IsAssignable(CelType.Dyn, target);
                return CelType.Dyn;
            case CelTypeKind.Dyn or CelTypeKind.Error:
                return CelType.Dyn;
            default:
                var hint = _environment.Table.Find(select.Field) is null ? "" : $": `{select.Field}()` is a function";
                Report(CelErrorKind.Type, $"{target} has no fields{hint}", select.FieldSpan);
                return CelType.Error;
        }
    }

    /// <summary>The type that a chain of names such as google.protobuf.Duration stands for, or null.</summary>
    private CelType? QualifiedType(SelectExpr select)
    {
        var name = select.Field;
        var operand = select.Operand;
        while (operand is SelectExpr { IsTest: false, IsOptional: false } outer)
        {
            name = $"{outer.Field}.{name}";
            operand = outer.Operand;
        }

        return operand is NameExpr root && TypeOfName(root.Name) is null ? TypeNames.Find($"{root.Name}.{name}") : null;
    }

    private CelType TypeOfCall(CallExpr call)
    {
        var isFormat = call.Function == "format";
        _formats += isFormat ? 1 : 0;
        var namespaced = call.QualifiedName is { } qualified ? _environment.Table.Find(qualified) : null;
        var isMember = namespaced is null && call.Target is not null;
        var arguments = new List<CelType>(call.Arguments.Count + 1);
        if (isMember)
        {
            arguments.Add(TypeOf(call.Target!));
        }

        arguments.AddRange(call.Arguments.Select(TypeOf));
        _formats -= isFormat ? 1 : 0;
        if (isFormat && call is { Target: LiteralExpr { Value: StringValue text } literal, Arguments: [ListExpr] })
        {
            _literals.AddFormat(literal, text.Value);
        }

        if ((namespaced ?? _environment.Table.Find(call.Function)) is not { } overloads)
        {
            return Report(CelErrorKind.UnknownFunction, UnknownFunction.Message(call, _environment), call.NameSpan);
        }

        var resolver = new OverloadResolver(_bindings, overloads, isMember, mayMixStyles: _hasOpenVariables);
        return resolver.Resolve(arguments) ?? Report(
            resolver.IsCallable ? CelErrorKind.Type : CelErrorKind.UnknownFunction,
            resolver.Mismatch(namespaced is null ? call.Function : call.QualifiedName!, arguments),
            call.Target is null ? call.Span : call.NameSpan);
    }


    private CelType TypeOfConditional(ConditionalExpr conditional)
    {
        Expect(TypeOf(conditional.Condition), CelType.Bool, conditional.Condition, "a condition");
        var then = TypeOf(conditional.Then);
        var otherwise = TypeOf(conditional.Otherwise);
        var joined = _bindings.Fresh();
        return _bindings.AreAssignable([then, otherwise], [joined, joined])
            ? _bindings.Substitute(joined, freeToDyn: false)
            : Report(CelErrorKind.Type, $"both branches of a condition are of one type, and these are {Known(then)} and {Known(otherwise)}", conditional.Span);
    }

    private CelType TypeOfLogical(LogicalExpr logical)
    {
        foreach (var term in logical.Terms)
        {
            Expect(TypeOf(term), CelType.Bool, term, logical.IsAnd ? "a term of `&&`" : "a term of `||`");
        }

        return CelType.Bool;
    }

    private CelType TypeOfList(ListExpr list)
    {
        CelType? joined = null;
        var types = new List<(Expr At, CelType Type)>();
        foreach (var item in list.Items)
        {
            var type = TypeOfPart(item.Value, item.IsOptional);
            types.Add((item.Value, type));
            joined = Join(joined, type);
        }

        _literals.Add(types, _formats > 0);
        return CelType.List(joined ?? _bindings.Fresh());
    }

    private CelType TypeOfMap(MapExpr map)
    {
        CelType? keys = null;
        CelType? values = null;
        var keyTypes = new List<(Expr At, CelType Type)>();
        var valueTypes = new List<(Expr At, CelType Type)>();
        foreach (var item in map.Items)
        {
            var key = TypeOf(item.Key);
            keyTypes.Add((item.Key, key));
            keys = Join(keys, key);
            var value = TypeOfPart(item.Value, item.IsOptional);
            valueTypes.Add((item.Value, value));
            values = Join(values, value);
        }

        _literals.Add(keyTypes, _formats > 0);
        _literals.Add(valueTypes, _formats > 0);
        return CelType.Map(keys ?? _bindings.Fresh(), values ?? _bindings.Fresh());
    }

    private CelType TypeOfPart(Expr value, bool isOptional)
    {
        var type = TypeOf(value);
        if (!isOptional)
        {
            return type;
        }

        var known = _bindings.Substitute(type, freeToDyn: false);
        if (!known.IsOptional && !known.IsOpen)
        {
            return Report(CelErrorKind.Type, $"a question mark goes with an optional value, and this is {known}", value.Span);
        }

        return known.IsOptional ? known.Parameters[0] : known;
    }

    private CelType Join(CelType? joined, CelType type) => joined is null ? type
        : _bindings.IsAssignable(joined, type) ? TypeBindings.MostGeneral(joined, type)
        : CelType.Dyn;

    private CelType TypeOfComprehension(ComprehensionExpr macro)
    {
        var range = _bindings.Substitute(TypeOf(macro.Range), freeToDyn: false);
        var (first, second) = VariableTypes(macro, range);
        var depth = _scope.Count;
        _scope.Add((macro.Variable, first));
        if (macro.Second is not null)
        {
            _scope.Add((macro.Second, second));
        }

        if (macro.Filter is not null)
        {
            Expect(TypeOf(macro.Filter), CelType.Bool, macro.Filter, "a condition");
        }

        var body = TypeOf(macro.Body);
        var type = ResultOf(macro, range, first, body);
        _scope.RemoveRange(depth, _scope.Count - depth);
        return _bindings.Substitute(type, freeToDyn: false);
    }

    private (CelType First, CelType Second) VariableTypes(ComprehensionExpr macro, CelType range)
    {
        var hasTwo = macro.Second is not null;
        switch (range.Kind)
        {
            case CelTypeKind.List:
                return hasTwo ? (CelType.Int, range.Parameters[0]) : (range.Parameters[0], CelType.Dyn);
            case CelTypeKind.Map:
                return (range.Parameters[0], range.Parameters[1]);
            case CelTypeKind.Dyn or CelTypeKind.Error or CelTypeKind.Parameter:
                _bindings.IsAssignable(CelType.Dyn, range);
                return (CelType.Dyn, CelType.Dyn);
            default:
                Report(CelErrorKind.Type, $"a macro goes through a list or a map, and this is {range}", macro.Range.Span);
                return (CelType.Error, CelType.Error);
        }
    }

    private CelType ResultOf(ComprehensionExpr macro, CelType range, CelType variable, CelType body)
    {
        switch (macro.Kind)
        {
            case ComprehensionKind.All or ComprehensionKind.Exists or ComprehensionKind.ExistsOne:
                Expect(body, CelType.Bool, macro.Body, "a condition");
                return CelType.Bool;
            case ComprehensionKind.Filter:
                Expect(body, CelType.Bool, macro.Body, "a condition");
                return CelType.List(variable);
            case ComprehensionKind.TransformMap:
                return CelType.Map(variable, body);
            case ComprehensionKind.TransformMapEntry:
                var entry = CelType.Map(_bindings.Fresh(), _bindings.Fresh());
                Expect(body, entry, macro.Body, "an entry");
                return entry;
            case ComprehensionKind.SortBy:
                return range.Kind == CelTypeKind.List ? range : CelType.List(variable);
            default:
                return CelType.List(body);
        }
    }

    private CelType TypeOfOptionalMap(OptionalMapExpr map)
    {
        var target = TypeOf(map.Target);
        var inner = _bindings.Fresh();
        Expect(target, CelType.Optional(inner), map.Target, "the target");
        _scope.Add((map.Variable, _bindings.Substitute(inner, freeToDyn: false)));
        var body = TypeOf(map.Body);
        _scope.RemoveAt(_scope.Count - 1);
        if (map.IsFlat)
        {
            Expect(body, CelType.Optional(_bindings.Fresh()), map.Body, "the result");
            return _bindings.Substitute(body, freeToDyn: false);
        }

        return CelType.Optional(_bindings.Substitute(body, freeToDyn: false));
    }

    private CelType TypeOfMessage(MessageExpr message) => message.Name.StartsWith("google.protobuf.", StringComparison.Ordinal)
        ? CelType.Dyn
        : Report(CelErrorKind.UnknownVariable, $"there is no type `{message.Name}`", message.Span);

    private void Expect(CelType given, CelType wanted, Expr at, string part)
    {
        if (!_bindings.IsAssignable(wanted, given))
        {
            Report(CelErrorKind.Type, $"{part} is {Known(wanted)}, and this is {Known(given)}", at.Span);
        }
    }

    private CelType Known(CelType type) => _bindings.Substitute(type, freeToDyn: true);

    private CelType Report(CelErrorKind kind, string message, TextSpan span)
    {
        _errors.Add(new CelError(kind, message, span));
        return CelType.Error;
    }
}
