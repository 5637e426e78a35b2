using Dryflux.Manifests.Go;
using Dryflux.Rules.Cel.Types;
using Dryflux.Rules.Cel.Values;

namespace Dryflux.Rules.Cel.Library;

/// <summary>Operators, size and the functions on strings that every environment has (cel-go common/stdlib/standard.go).</summary>
internal static class StandardLibrary
{
    private static readonly ErrorValue Overflow = new("the result does not fit the type");

    public static void Declare(FunctionTable functions)
    {
        DeclareArithmetic(functions);
        DeclareComparison(functions);
        DeclareAggregates(functions);
        functions.Global("!_", "bool", "bool", NotCalled);
        functions.Global("_==_", "A, A", "bool", NotCalled);
        functions.Global("_!=_", "A, A", "bool", NotCalled);

        functions.Member("contains", "string, string", "bool", (a, b) => b.SpendCharacters(Text(a[0]).Length)
            ? BoolValue.Of(Text(a[0]).Contains(Text(a[1]), StringComparison.Ordinal))
            : ErrorValue.TooExpensive);
        functions.Member("startsWith", "string, string", "bool", a => BoolValue.Of(Text(a[0]).StartsWith(Text(a[1]), StringComparison.Ordinal)));
        functions.Member("endsWith", "string, string", "bool", a => BoolValue.Of(Text(a[0]).EndsWith(Text(a[1]), StringComparison.Ordinal)));
        functions.Global("matches", "string, string", "bool", Matches);
        functions.Member("matches", "string, string", "bool", Matches);
    }

    /// <summary>The text of a string.</summary>
    public static string Text(CelValue value) => ((StringValue)value).Value;

    /// <summary>The number of an integer.</summary>
    public static long Int(CelValue value) => ((IntValue)value).Value;

    /// <summary>The value of a truth value.</summary>
    public static bool Bool(CelValue value) => ((BoolValue)value).Value;

    /// <summary>The items of a list.</summary>
    public static IReadOnlyList<CelValue> Items(CelValue value) => ((ListValue)value).Items;

    /// <summary>A pattern read, and paid for together with its use on a text.</summary>
    public static CelValue? ReadPattern(string pattern, string text, CelBudget budget, out GoRegex? regex)
    {
        regex = null;
        return !budget.SpendCharacters(text.Length + 1L, pattern.Length + 1L) ? ErrorValue.TooExpensive
            : GoRegex.TryParse(pattern, out regex, out var error) ? null
            : new ErrorValue($"the pattern is not valid: {error.Message}");
    }

    /// <summary>The body of what the evaluator does itself and only the checker asks for.</summary>
    public static CelValue NotCalled(CelValue[] arguments) => throw new InvalidOperationException();

    private static CelValue Matches(CelValue[] arguments, CelBudget budget) =>
        ReadPattern(Text(arguments[1]), Text(arguments[0]), budget, out var regex) ?? BoolValue.Of(regex!.IsMatch(Text(arguments[0])));

    private static void DeclareArithmetic(FunctionTable functions)
    {
        functions.Global("_+_", "int, int", "int", a => OfInt((Int128)Int(a[0]) + Int(a[1])));
        functions.Global("_-_", "int, int", "int", a => OfInt((Int128)Int(a[0]) - Int(a[1])));
        functions.Global("_*_", "int, int", "int", a => OfInt((Int128)Int(a[0]) * Int(a[1])));
        functions.Global("_/_", "int, int", "int", a => Int(a[1]) == 0 ? DivisionByZero : OfInt((Int128)Int(a[0]) / Int(a[1])));
        functions.Global("_%_", "int, int", "int", a => Int(a[1]) == 0 ? DivisionByZero : OfInt(Int(a[1]) == -1 ? Int(a[0]) == long.MinValue ? Int128.MaxValue : 0 : Int(a[0]) % Int(a[1])));
        functions.Global("-_", "int", "int", a => OfInt(-(Int128)Int(a[0])));
        functions.Global("_+_", "uint, uint", "uint", a => OfUint((Int128)Uint(a[0]) + Uint(a[1])));
        functions.Global("_-_", "uint, uint", "uint", a => OfUint((Int128)Uint(a[0]) - Uint(a[1])));
        functions.Global("_*_", "uint, uint", "uint", a => (UInt128)Uint(a[0]) * Uint(a[1]) is var product && product <= ulong.MaxValue ? new UintValue((ulong)product) : Overflow);
        functions.Global("_/_", "uint, uint", "uint", a => Uint(a[1]) == 0 ? DivisionByZero : new UintValue(Uint(a[0]) / Uint(a[1])));
        functions.Global("_%_", "uint, uint", "uint", a => Uint(a[1]) == 0 ? DivisionByZero : new UintValue(Uint(a[0]) % Uint(a[1])));
        functions.Global("_+_", "double, double", "double", a => new DoubleValue(Double(a[0]) + Double(a[1])));
        functions.Global("_-_", "double, double", "double", a => new DoubleValue(Double(a[0]) - Double(a[1])));
        functions.Global("_*_", "double, double", "double", a => new DoubleValue(Double(a[0]) * Double(a[1])));
        functions.Global("_/_", "double, double", "double", a => new DoubleValue(Double(a[0]) / Double(a[1])));
        functions.Global("-_", "double", "double", a => new DoubleValue(-Double(a[0])));
        functions.Global("_+_", "string, string", "string", (a, b) => StringLibrary.Checked(Text(a[0]).Length + (long)Text(a[1]).Length, b, () => Text(a[0]) + Text(a[1])));
        functions.Global("_+_", "bytes, bytes", "bytes", (a, b) => b.SpendCharacters(a[0].Weight + a[1].Weight)
            ? new BytesValue([.. ((BytesValue)a[0]).Value.Span, .. ((BytesValue)a[1]).Value.Span])
            : ErrorValue.TooExpensive);
        functions.Global("_+_", "list(A), list(A)", "list(A)", (a, b) => b.Spend(a[0].Weight + a[1].Weight)
            ? ((ListValue)a[0]).Plus((ListValue)a[1], b)
            : ErrorValue.TooExpensive);
    }

    private static void DeclareComparison(FunctionTable functions)
    {
        string[] numbers = ["int", "uint", "double"];
        string[] others = ["bool", "string", "bytes", "timestamp", "duration"];
        var pairs = numbers.SelectMany(_ => numbers, (left, right) => $"{left}, {right}").Concat(others.Select(t => $"{t}, {t}"));
        foreach (var pair in pairs)
        {
            functions.Global("_<_", pair, "bool", a => Ordered(a, order => order < 0));
            functions.Global("_<=_", pair, "bool", a => Ordered(a, order => order <= 0));
            functions.Global("_>_", pair, "bool", a => Ordered(a, order => order > 0));
            functions.Global("_>=_", pair, "bool", a => Ordered(a, order => order >= 0));
        }
    }

    private static void DeclareAggregates(FunctionTable functions)
    {
        foreach (var type in (string[])["string", "bytes", "list(A)", "map(A, B)"])
        {
            functions.Global("size", type, "int", Size);
            functions.Member("size", type, "int", Size);
        }

        functions.Global("@in", "A, list(A)", "bool", (a, b) => ((ListValue)a[1]).Contains(a[0], b));
        functions.Global("@in", "A, map(A, B)", "bool", a => BoolValue.Of(((MapValue)a[1]).Find(a[0]) is not null));
        functions.Global("_[_]", "list(A), int", "A", NotCalled);
        functions.Global("_[_]", "map(A, B), A", "B", NotCalled);
        functions.Global("type", "A", "type(A)", a => new TypeValue(a[0] is TypeValue ? CelType.TypeOf(CelType.Dyn) : a[0].Type));
        functions.Global("dyn", "A", "dyn", a => a[0]);
    }

    private static IntValue Size(CelValue[] arguments) => new(arguments[0] is StringValue text ? text.Size : arguments[0].Weight);

    private static CelValue Ordered(CelValue[] sides, Func<int, bool> holds) =>
        Ordering.Compare(sides[0], sides[1]) is { } order ? BoolValue.Of(holds(order)) : new ErrorValue("not-a-number has no order");

    private static ErrorValue DivisionByZero { get; } = new("division by zero");

    private static CelValue OfInt(Int128 value) => value < long.MinValue || value > long.MaxValue ? Overflow : new IntValue((long)value);

    private static CelValue OfUint(Int128 value) => value < 0 || value > ulong.MaxValue ? Overflow : new UintValue((ulong)value);

    private static ulong Uint(CelValue value) => ((UintValue)value).Value;

    private static double Double(CelValue value) => ((DoubleValue)value).Value;
}
