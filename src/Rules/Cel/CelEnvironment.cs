using Dryflux.Rules.Cel.Library;
using Dryflux.Rules.Cel.Types;

namespace Dryflux.Rules.Cel;

/// <summary>What an expression may use: variables, functions, macros. Immutable; the functions are declared when first asked for.</summary>
public sealed class CelEnvironment
{
    private static readonly Lazy<FunctionTable> FluxFunctions = new(DeclareFlux);
    private static readonly Lazy<FunctionTable> KubernetesFunctions = new(DeclareKubernetes);

    private readonly IReadOnlyDictionary<string, CelType> _variables;
    private readonly Lazy<FunctionTable> _functions;
    private readonly bool _isKubernetes;

    private CelEnvironment(IReadOnlyDictionary<string, CelType> variables, Lazy<FunctionTable> functions, bool isKubernetes)
    {
        _variables = variables;
        _functions = functions;
        _isKubernetes = isKubernetes;
    }

    /// <summary>Names of the variables.</summary>
    public IEnumerable<string> Variables => _variables.Keys;

    /// <summary>Names of the functions that an expression can call.</summary>
    public IEnumerable<string> Functions => _functions.Value.Names.Where(name => char.IsAsciiLetter(name[0]));

    internal FunctionTable Table => _functions.Value;

    internal bool HasTwoVariableMacros => _isKubernetes;

    internal bool HasListExtensions => _isKubernetes;

    /// <summary>
    /// The environment of Flux's expressions, with variables that hold objects of any shape
    /// (fluxcd/pkg runtime/cel/expression.go: NewExpression, WithStructVariables).
    /// </summary>
    public static CelEnvironment Flux(params IEnumerable<string> variables) =>
        new(variables.ToDictionary(v => v, _ => CelType.Map(CelType.String, CelType.Dyn), StringComparer.Ordinal), FluxFunctions, isKubernetes: false);

    /// <summary>
    /// The environment of a validation rule of a custom resource definition, as the newest Kubernetes has it
    /// (apiserver pkg/cel/environment/base.go).
    /// </summary>
    /// <param name="self">The type of the node that the rule stands at.</param>
    /// <param name="hasOptionalOldSelf">True when <c>oldSelf</c> is an optional value.</param>
    public static CelEnvironment Kubernetes(CelType self, bool hasOptionalOldSelf = false) => new(
        new Dictionary<string, CelType>(StringComparer.Ordinal)
        {
            ["self"] = self,
            ["oldSelf"] = hasOptionalOldSelf ? CelType.Optional(self) : self,
        },
        KubernetesFunctions,
        isKubernetes: true);

    internal CelType? Variable(string name) => _variables.GetValueOrDefault(name);

    private static FunctionTable DeclareFlux()
    {
        var functions = DeclareCommon();
        EncoderLibrary.Declare(functions);
        functions.Member("reverse", "string", "string", StringLibrary.Reverse);
        return functions;
    }

    private static FunctionTable DeclareKubernetes()
    {
        var functions = DeclareCommon();
        ListLibrary.Declare(functions);
        RegexLibrary.Declare(functions);
        UrlLibrary.Declare(functions);
        QuantityLibrary.Declare(functions);
        AddressLibrary.Declare(functions);
        FormatLibrary.Declare(functions);
        SemverLibrary.Declare(functions);
        return functions;
    }

    private static FunctionTable DeclareCommon()
    {
        var functions = new FunctionTable();
        StandardLibrary.Declare(functions);
        ConversionLibrary.Declare(functions);
        TimeLibrary.Declare(functions);
        OptionalLibrary.Declare(functions);
        StringLibrary.Declare(functions);
        SetLibrary.Declare(functions);
        return functions;
    }
}
