using Dryflux.Manifests.Go;
using Dryflux.Rules.Cel.Syntax;
using Dryflux.Rules.Cel.Values;

namespace Dryflux.Rules.Cel;

/// <summary>
/// Evaluates what cel-go evaluates before it runs an expression: conversions of constants and patterns
/// (interpreter/decorators.go:maybeOptimizeConstUnary, decRegexOptimizer).
/// </summary>
internal static class ConstantChecker
{
    /// <summary>What no evaluation could get past.</summary>
    public static IReadOnlyList<CelError> Check(Expr root, CelEnvironment environment)
    {
        var errors = new List<CelError>();
        foreach (var expression in ExprParts.SelfAndBelow(root))
        {
            if (expression is CallExpr call && Check(call, environment) is { } error)
            {
                errors.Add(error);
            }
        }

        return errors;
    }

    private static CelError? Check(CallExpr call, CelEnvironment environment)
    {
        IReadOnlyList<Expr> arguments = call.Target is null ? call.Arguments : [call.Target, .. call.Arguments];
        switch (call.Function)
        {
            case "bool" or "bytes" or "double" or "int" or "string" or "uint" or "duration" or "timestamp"
                when call.Target is null && arguments is [LiteralExpr literal]:
                var value = new Evaluator(environment, new Dictionary<string, CelValue>(), new CelBudget()).Evaluate(call);
                return value is ErrorValue error ? new CelError(CelErrorKind.Constant, error.Message, literal.Span) : null;
            case "matches" or "find" or "findAll" when arguments.Count >= 2 && arguments[1] is LiteralExpr { Value: StringValue text } literal:
                return GoRegex.TryParse(text.Value, out _, out var problem)
                    ? null
                    : new CelError(CelErrorKind.Constant, $"the pattern is not valid: {problem.Message}", literal.Span);
            default:
                return null;
        }
    }
}
