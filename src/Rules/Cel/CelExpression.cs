using Dryflux.Rules.Cel.Syntax;
using Dryflux.Rules.Cel.Types;
using Dryflux.Rules.Cel.Values;

namespace Dryflux.Rules.Cel;

/// <summary>An expression in the Common Expression Language, read as cel-go reads it.</summary>
public sealed class CelExpression
{
    private readonly Expr? _root;
    private readonly CelEnvironment _environment;

    private CelExpression(string text, CelEnvironment environment, Expr? root, CelType resultType, IReadOnlyList<CelError> errors)
    {
        Text = text;
        ResultType = resultType;
        Errors = errors;
        _environment = environment;
        _root = root;
    }

    /// <summary>The expression as written.</summary>
    public string Text { get; }

    /// <summary>The type of the result: dyn for an expression that was only parsed, error for one with mistakes.</summary>
    public CelType ResultType { get; }

    /// <summary>What is wrong with it, in order of the text; empty when it can be evaluated.</summary>
    public IReadOnlyList<CelError> Errors { get; }

    /// <summary>
    /// Reads an expression without looking at types, as Flux reads health checks. A constant that no evaluation could get past is
    /// a mistake all the same: cel-go evaluates those when it plans the program.
    /// </summary>
    public static CelExpression Parse(string text, CelEnvironment environment)
    {
        var root = Parser.Parse(text, environment, out var error);
        IReadOnlyList<CelError> errors = root is null ? [error!] : ConstantChecker.Check(root, environment);
        return new CelExpression(text, environment, root, CelType.Dyn, errors);
    }

    /// <summary>Reads an expression and checks its types.</summary>
    public static CelExpression Compile(string text, CelEnvironment environment)
    {
        var root = Parser.Parse(text, environment, out var error);
        if (root is null)
        {
            return new CelExpression(text, environment, null, CelType.Error, [error!]);
        }

        var checker = new TypeChecker(environment);
        var type = checker.Check(root);
        IReadOnlyList<CelError> errors = checker.Errors.Count > 0 ? checker.Errors : ConstantChecker.Check(root, environment);
        return new CelExpression(text, environment, root, errors.Count > 0 ? CelType.Error : type, errors);
    }

    /// <summary>
    /// What would go wrong with an expression that was only parsed, whatever its variables hold: functions that do not exist, a result
    /// that cannot be of the wanted type. Empty when it does not parse.
    /// </summary>
    /// <param name="wanted">The type that the result must have.</param>
    public IReadOnlyList<CelError> FindCertainFailures(CelType wanted)
    {
        if (_root is null)
        {
            return [];
        }

        var checker = new TypeChecker(_environment, hasOpenVariables: true);
        var type = checker.Check(_root);
        List<CelError> failures = [.. checker.Errors.Where(e => e.Kind == CelErrorKind.UnknownFunction)];
        if (!type.IsOpen && !type.IsSame(wanted))
        {
            failures.Add(new CelError(CelErrorKind.Type, $"the result must be {CelWording.Article(wanted)}, and this is {CelWording.Article(type)}", _root.Span));
        }

        return failures;
    }

    /// <summary>The variables that the expression uses, each once, at its first place; its own of macros are none.</summary>
    public IReadOnlyList<CelName> FindVariables() => _root is null ? [] : FreeNames.Find(_root, _environment);

    /// <summary>The fields of a variable that the expression speaks of, in order of the text.</summary>
    internal IReadOnlyList<FieldUse> FindFields(string variable) => _root is null ? [] : [.. FieldUses.Find(_root, variable)];

    /// <summary>Evaluates the expression.</summary>
    /// <param name="variables">The values of variables by name; one that is missing is an error.</param>
    /// <param name="budget">What it may cost; null for the default.</param>
    /// <returns>The value, or an error, or unknown.</returns>
    public CelValue Evaluate(IReadOnlyDictionary<string, CelValue> variables, CelBudget? budget = null)
    {
        if (_root is null)
        {
            return new ErrorValue(Errors[0].Message);
        }

        budget ??= new CelBudget();
        var value = new Evaluator(_environment, variables, budget).Evaluate(_root);
        return budget.IsExhausted ? ErrorValue.TooExpensive : value;
    }
}
