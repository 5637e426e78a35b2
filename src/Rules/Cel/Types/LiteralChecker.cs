using Dryflux.Rules.Cel.Library;
using Dryflux.Rules.Cel.Syntax;

namespace Dryflux.Rules.Cel.Types;

/// <summary>What cel-go's validators refuse once all types are known.</summary>
internal sealed class LiteralChecker(TypeBindings bindings)
{
    private readonly List<(IReadOnlyList<(Expr At, CelType Type)> Types, bool IsExempt)> _parts = [];
    private readonly List<(Expr At, string Text, IReadOnlyList<(Expr At, CelType Type)> Arguments)> _formats = [];

    /// <summary>Notes the items, the keys or the values of a literal.</summary>
    /// <param name="types">Their types.</param>
    /// <param name="isExempt">True among the arguments of format(), which may be of different types.</param>
    public void Add(IReadOnlyList<(Expr At, CelType Type)> types, bool isExempt) => _parts.Add((types, isExempt));

    /// <summary>Notes a call of format() with a literal text, whose arguments are the literal noted last.</summary>
    public void AddFormat(Expr at, string text) => _formats.Add((at, text, _parts[^1].Types));

    /// <summary>What is wrong with them.</summary>
    public IEnumerable<CelError> Check() => CheckTypes().Concat(CheckFormats());

    // cel-go cel/validator.go:homogeneousAggregateLiteralValidator
    private IEnumerable<CelError> CheckTypes()
    {
        foreach (var (types, _) in _parts.Where(p => !p.IsExempt))
        {
            CelType? first = null;
            foreach (var (at, type) in types)
            {
                var known = Known(type);
                if (first is not null && !first.IsSame(known))
                {
                    yield return new CelError(CelErrorKind.Type, $"a literal holds values of one type, and this is {known} after {first}", at.Span);
                    break;
                }

                first ??= known;
            }
        }
    }

    // cel-go ext/formatting_v2.go:stringFormatValidatorV2
    private IEnumerable<CelError> CheckFormats()
    {
        foreach (var (at, text, arguments) in _formats)
        {
            if (FormatClause.Check(text, [.. arguments.Select(a => Known(a.Type))], out var wrong) is { } mistake)
            {
                yield return new CelError(CelErrorKind.Constant, mistake, (wrong < 0 ? at : arguments[wrong].At).Span);
            }
        }
    }

    private CelType Known(CelType type) => bindings.Substitute(type, freeToDyn: true);
}
