using Dryflux.Rules.Cel.Types;
using Dryflux.Rules.Cel.Values;
using static Dryflux.Rules.Cel.Library.StandardLibrary;

namespace Dryflux.Rules.Cel.Library;

/// <summary>Semantic versions (apiserver pkg/cel/library/semverlib.go).</summary>
internal static class SemverLibrary
{
    private const string Name = "kubernetes.Semver";

    private static readonly CelType SemverType = CelType.Opaque(Name);

    public static void Declare(FunctionTable functions)
    {
        functions.Global("semver", "string", Name, a => Read(Text(a[0]), isNormalized: false));
        functions.Global("semver", "string, bool", Name, a => Read(Text(a[0]), Bool(a[1])));
        functions.Global("isSemver", "string", "bool", a => BoolValue.Of(Semver.Parse(Text(a[0]), isNormalized: false) is not null));
        functions.Global("isSemver", "string, bool", "bool", a => BoolValue.Of(Semver.Parse(Text(a[0]), Bool(a[1])) is not null));
        functions.Member("isGreaterThan", $"{Name}, {Name}", "bool", a => BoolValue.Of(Compare(a) > 0));
        functions.Member("isLessThan", $"{Name}, {Name}", "bool", a => BoolValue.Of(Compare(a) < 0));
        functions.Member("compareTo", $"{Name}, {Name}", "int", a => new IntValue(Math.Sign(Compare(a))));
        functions.Member("major", Name, "int", a => new IntValue((long)Version(a[0]).Major));
        functions.Member("minor", Name, "int", a => new IntValue((long)Version(a[0]).Minor));
        functions.Member("patch", Name, "int", a => new IntValue((long)Version(a[0]).Patch));
    }

    private static CelValue Read(string text, bool isNormalized) =>
        Semver.Parse(text, isNormalized) is { } version ? new OpaqueValue<Semver>(SemverType, version) : new ErrorValue($"\"{text}\" is no semantic version");

    private static Semver Version(CelValue value) => ((OpaqueValue<Semver>)value).Value;

    private static int Compare(CelValue[] arguments) => Version(arguments[0]).CompareTo(Version(arguments[1]));
}
