using Dryflux.Rules.Cel;
using Dryflux.Rules.Cel.Types;
using Dryflux.Rules.Cel.Values;

namespace Dryflux.Tests.Cel;

/// <summary>Expressions that are only parsed, as Flux does with health checks.</summary>
public sealed class CelExpressionTests
{
    [Theory]
    [InlineData("status.phase == 'Ready'", "")]
    [InlineData("status.conditions.exists(c, c.type == 'Ready')", "")]
    [InlineData("contains(status.phase, 'a') && size(status.list) == status.list.size()", "")]
    [InlineData("status.ready", "")]
    [InlineData("1 + status.count > 'a' || true", "")]
    [InlineData("[1, 'a'] == status.list", "")]
    [InlineData("status.ready ? true : 1", "")]
    [InlineData("status.phase.foo()", "there is no function `foo()`")]
    [InlineData("foo(status.phase) || true", "there is no function `foo()`")]
    [InlineData("status.phase.contains('a', 'b')", "`contains()` cannot be called on dyn with (string, string)")]
    [InlineData("status.conditions.filter(c, true)", "the result must be a bool, and this is a list(dyn)")]
    [InlineData("'Ready'", "the result must be a bool, and this is a string")]
    [InlineData("status.list.all(x)", "there is no function `all()`: the macro `all()` takes other arguments")]
    [InlineData("status.phase ==", "")]
    public void WhatCanOnlyFailIsToldBeforeItRuns(string text, string failure) =>
        Assert.Equal(failure, string.Join(" | ", CelExpression.Parse(text, CelEnvironment.Flux()).FindCertainFailures(CelType.Bool).Select(e => e.Message)));

    [Theory]
    [InlineData("status.phase == spec.phase && status.ready", "status, spec")]
    [InlineData("status.conditions.all(c, c.type == d.type)", "status, d")]
    [InlineData("[1].map(status, status)", "")]
    [InlineData("a.?b.optMap(x, x + y)", "a, y")]
    [InlineData("optional.of(a).orValue(b)", "a, b")]
    [InlineData("sets.contains(a, sets)", "a, sets")]
    [InlineData("type(a) == string", "a")]
    [InlineData("{a: b, 'c': [d]}", "a, b, d")]
    public void VariablesAreThoseThatNoMacroBinds(string text, string names) =>
        Assert.Equal(names, string.Join(", ", CelExpression.Parse(text, CelEnvironment.Flux()).FindVariables().Select(v => v.Name)));

    [Theory]
    [InlineData("contains('abc', 'b')", "true")]
    [InlineData("'1'.int()", "1")]
    [InlineData("x", "error: there is no variable `x`")]
    [InlineData("true || x", "true")]
    [InlineData("'abc'.foo()", "error: `foo()` does not take (string)")]
    [InlineData("1 == 'a'", "false")]
    public void WhatIsOnlyParsedIsEvaluatedByTheTypesItMeets(string text, string value) =>
        Assert.Equal(value, CelExpression.Parse(text, CelEnvironment.Flux()).Evaluate(new Dictionary<string, CelValue>()).ToString());
}
