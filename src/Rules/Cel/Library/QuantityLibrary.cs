using Dryflux.Rules.Cel.Types;
using Dryflux.Rules.Cel.Values;
using Dryflux.Rules.Schemas;
using static Dryflux.Rules.Cel.Library.StandardLibrary;

namespace Dryflux.Rules.Cel.Library;

/// <summary>Quantities (apiserver pkg/cel/library/quantity.go).</summary>
internal static class QuantityLibrary
{
    private const string Name = "kubernetes.Quantity";

    private static readonly CelType QuantityType = CelType.Opaque(Name);

    public static void Declare(FunctionTable functions)
    {
        functions.Global("quantity", "string", Name, a => Quantity.Parse(Text(a[0])) is { } quantity ? Of(quantity) : new ErrorValue($"{a[0]} is no quantity"));
        functions.Global("isQuantity", "string", "bool", a => BoolValue.Of(Quantity.Parse(Text(a[0])) is not null));

        // Declared so upstream, not as a member.
        functions.Global("sign", Name, "int", a => new IntValue(Int128.Sign(Nanos(a[0]))));
        functions.Member("isGreaterThan", $"{Name}, {Name}", "bool", a => BoolValue.Of(Nanos(a[0]) > Nanos(a[1])));
        functions.Member("isLessThan", $"{Name}, {Name}", "bool", a => BoolValue.Of(Nanos(a[0]) < Nanos(a[1])));
        functions.Member("compareTo", $"{Name}, {Name}", "int", a => new IntValue(Nanos(a[0]).CompareTo(Nanos(a[1]))));
        functions.Member("asApproximateFloat", Name, "double", a => new DoubleValue((double)Nanos(a[0]) / 1e9));
        functions.Member("asInteger", Name, "int", a => Value(a[0]).Whole is { } whole ? new IntValue(whole) : new ErrorValue("the quantity is no whole number"));
        functions.Member("isInteger", Name, "bool", a => BoolValue.Of(Value(a[0]).Whole is not null));
        functions.Member("add", $"{Name}, {Name}", Name, a => Of(Value(a[0]).Plus(Value(a[1]))));
        functions.Member("add", $"{Name}, int", Name, a => Of(Value(a[0]).Plus(Quantity.Of(Int(a[1])))));
        functions.Member("sub", $"{Name}, {Name}", Name, a => Of(Value(a[0]).Minus(Value(a[1]))));
        functions.Member("sub", $"{Name}, int", Name, a => Of(Value(a[0]).Minus(Quantity.Of(Int(a[1])))));
    }

    private static OpaqueValue<Quantity> Of(Quantity quantity) => new(QuantityType, quantity);

    private static Quantity Value(CelValue value) => ((OpaqueValue<Quantity>)value).Value;

    private static Int128 Nanos(CelValue value) => Value(value).Nanos;
}
