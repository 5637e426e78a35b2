using System.Text;
using Dryflux.Manifests.Simulation;
using Dryflux.Manifests.Text;
using Dryflux.Manifests.Yaml;
using Dryflux.Simulator.Flux.Substitution;
using Yaml = Dryflux.Tests.Kustomize.Yaml;

namespace Dryflux.Tests.Flux;

public sealed class SubstitutionTests
{
    private static readonly SourceText Settings = new("settings.yaml", "data:\n  cluster: blue\n");

    /// <summary>What a value comes to as the whole of a plain or quoted scalar.</summary>
    [Theory]
    [InlineData("3", "3")]
    [InlineData("-7", "-7")]
    [InlineData("+1", "1")]
    [InlineData("0123", "83")]
    [InlineData("0o17", "15")]
    [InlineData("0x1F", "31")]
    [InlineData("0b101", "5")]
    [InlineData("1_000", "1000")]
    [InlineData("1.20", "1.2")]
    [InlineData("1e3", "1000")]
    [InlineData("1234567e8", "123456700000000")]
    [InlineData(".5", "0.5")]
    [InlineData("12345678901234567890123", "1.2345678901234568e+22")]
    [InlineData("9223372036854775808", "9223372036854776000")]
    [InlineData("9007199254740993", "9007199254740992")]
    [InlineData("true", "true")]
    [InlineData("yes", "true")]
    [InlineData("y", "true")]
    [InlineData("on", "true")]
    [InlineData("off", "false")]
    [InlineData("n", "false")]
    [InlineData("", "null")]
    [InlineData("~", "null")]
    [InlineData("2024-01-02", "\"2024-01-02\"")]
    [InlineData("1:30", "\"1:30\"")]
    [InlineData("1.2.3", "1.2.3")]
    [InlineData("\"42\"", "\"42\"")]
    [InlineData("'42'", "\"42\"")]
    [InlineData("[a, 1]", "\n  - a\n  - 1")]
    [InlineData("{b: 1, a: yes}", "\n    a: true\n    b: 1")]
    [InlineData("a #b", "a")]
    [InlineData("  a", "a")]
    [InlineData("a\nb", "ab")]
    [InlineData("!!str 1", "\"1\"")]
    [InlineData("&x a", "a")]
    [InlineData("${y}", "${y}")]
    public void A_value_is_typed_anew(string value, string printed)
    {
        Assert.Equal($"spec:\n  k: {printed}\n".Replace(": \n", ":\n", StringComparison.Ordinal), Apply("spec: {k: \"${v}\"}", $"v={value}"));
        Assert.Equal($"spec:\n  k: {printed}\n".Replace(": \n", ":\n", StringComparison.Ordinal), Apply("spec:\n  k: ${v}\n", $"v={value}"));
    }

    [Theory]
    [InlineData(".inf", "json: unsupported value")]
    [InlineData("a: b", "YAMLToJSON: yaml: mapping values are not allowed in this context")]
    [InlineData("@x", "YAMLToJSON: yaml: found character that cannot start any token")]
    [InlineData("*x", "YAMLToJSON: yaml: unknown anchor 'x'")]
    [InlineData("[a", "YAMLToJSON: yaml: ")]
    public void A_value_that_breaks_the_text_is_an_error_at_its_use(string value, string message)
    {
        var error = Assert.Single(Run("a: x\nb: \"${v}\"\n", $"v={value}").Errors);
        Assert.StartsWith("envsubst error: ", error.Message, StringComparison.Ordinal);
        Assert.Contains(message, error.Message, StringComparison.Ordinal);
        Assert.Equal("test.yaml:2:5", error.Place.ToString());
    }

    [Fact]
    public void Text_that_needs_quotes_stays_text()
    {
        Assert.Equal("a: '# 3'\nb: '*3'\nc: n=3\nd: 'x: true'\n", Apply("{a: \"# ${n}\", b: \"*${n}\", c: \"n=${n}\", d: \"x: ${t}\"}", "n=3", "t=true"));
        Assert.Contains("did not find expected key", Assert.Single(Run("a: \"x: ${v}\"\n", "v=it's").Errors).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Half_a_character_is_an_error_at_its_use()
    {
        Assert.Equal("a: é\n", Apply("a: ${v:0:1}${v:1}\n", "v=é"));
        var error = Assert.Single(Run("a: x\nb: ${v:0:1}\n", "v=é").Errors);
        Assert.Equal("test.yaml:2:4", error.Place.ToString());
        Assert.Contains("invalid UTF-8", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void What_no_expression_touches_keeps_its_type()
    {
        const string Text = "a: \"yes\"\nb: \"0123\"\nc: 2024-01-02\nd: 9007199254740993\ne: |\n  x\n\n  y\nf: 1e3\ng: 'null'\nh: []\ni: {}\nj: yes\nv: ${v}\n";
        const string Expected = "a: \"yes\"\nb: \"0123\"\nc: \"2024-01-02T00:00:00Z\"\nd: 9007199254740992\ne: |\n  x\n\n  y\nf: 1000\ng: \"null\"\nh: []\ni: {}\nj: \"yes\"\n";
        Assert.Equal(Expected + "v: 1\n", Apply(Text, "v=1"));
        Assert.Equal(Expected + "v: null\n", Apply(Text.Replace("${v}", "~", StringComparison.Ordinal), "v=1"));
    }

    [Fact]
    public void Keys_and_blocks_and_folded_lines_are_substituted()
    {
        Assert.Equal("a: |\n  x=1\n  y=2\nk1: z\n", Apply("a: |\n  x=${a}\n  y=${b}\nk${a}: z\n", "a=1", "b=2"));
        var words = string.Join(' ', Enumerable.Repeat("word", 30));
        Assert.Equal(
            YamlText($"a: {words} 1 {words}\n"),
            Apply($"a: {words} ${{v}} {words}\n", "v=1"));
    }

    [Fact]
    public void Keys_become_texts_and_the_later_of_equal_ones_counts()
    {
        Assert.Equal("spec:\n  \"1\": b\n  x: c\n", Apply("spec: {\"${one}\": b, \"${a}\": a, x: c}", "one=1", "a=x"));
        Assert.Equal("spec:\n  \"true\": a\n", Apply("spec: {\"${t}\": a}", "t=yes"));
        Assert.Contains("a key has become nothing", Assert.Single(Run("spec: {\"${t}\": a}", "t=~").Errors).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("metadata: {labels: {kustomize.toolkit.fluxcd.io/substitute: disabled}}\nx: $${v}\n")]
    [InlineData("metadata: {annotations: {kustomize.toolkit.fluxcd.io/substitute: \"disabled\"}}\nx: ${v\n")]
    public void A_label_or_annotation_keeps_it_away(string text)
    {
        var root = Yaml.Map(text);
        Assert.Same(root, Substitution("v=1").Apply(root).Root);
        Assert.NotSame(root, Substitution("v=1").Apply(Yaml.Map(text.Replace("disabled", "Disabled", StringComparison.Ordinal).Replace("${v\n", "${v}\n", StringComparison.Ordinal))).Root);
    }

    [Fact]
    public void Without_variables_nothing_happens_unless_asked_for()
    {
        var root = Yaml.Map("x: ${v:-1}\ny: ${\n");
        Assert.Same(root, new PostBuildSubstitution(new VariableSet(), isStrict: true).Apply(root).Root);
        Assert.Equal("x: 1\n", Print(new PostBuildSubstitution(new VariableSet(), isStrict: true, isAlways: true).Apply(Yaml.Map("x: ${v:-1}\n"))));
    }

    [Fact]
    public void A_name_that_is_no_name_fails_every_object()
    {
        var error = Assert.Single(Run("x: 1\n", "my-var=1", "ok=1").Errors);
        Assert.Equal("envsubst error: 'my-var' var name is invalid, must match '^[_[:alpha:]][_[:alpha:][:digit:]]*$'", error.Message);
    }

    [Fact]
    public void Undefined_variables_fail_in_strict_mode_all_of_them()
    {
        var result = Run("a: ${x}\nb: [1, 'pre-${y}', \"${z:-d}\"]\n", "v=1");
        Assert.Equal(
            ["test.yaml:1:4 variable not set (strict mode): \"x\"", "test.yaml:2:13 variable not set (strict mode): \"y\""],
            result.Errors.Select(e => $"{e.Place} {e.Message["envsubst error: variable substitution failed: ".Length..]}"));
        Assert.Equal("a: null\nb:\n- 1\n- pre-\n- d\n", Print(Substitution(isStrict: false, "v=1").Apply(Yaml.Map("a: ${x}\nb: [1, 'pre-${y}', \"${z:-d}\"]\n"))));
    }

    [Fact]
    public void Every_expression_that_does_not_parse_is_told()
    {
        var result = Run("a: ${x.y}\nb: ok ${v}\nc: |\n  x\n  y ${ z }\n", "v=1");
        Assert.Equal(["test.yaml:1:4 missing closing brace", "test.yaml:5:5 unable to parse variable name"], result.Errors.Select(e => $"{e.Place} {e.Message.Split(": ")[^1]}"));
    }

    [Fact]
    public void Unknown_values_leave_their_expressions()
    {
        var result = Run("a: ${s}\nb: x-${s}-${v}\nc: ${s:-d}\nd: \"${v}\"\n", "s", "v=1");
        Assert.Equal("a: ${s}\nb: x-${s}-1\nc: ${s:-d}\nd: 1\n", Print(result));
        Assert.Equal(["s Unknown", "s Unknown", "v Value", "s Unknown", "v Value"], result.Uses.Select(u => $"{u.Name} {u.Outcome}"));
        Assert.True(result.Root["a"]!.Origin.IsVerbatim);
    }

    [Fact]
    public void Variables_of_an_object_with_unknown_keys_are_unknown()
    {
        var variables = new VariableSet();
        variables.Add(new Variable("v", "1", "spec.postBuild.substitute", null));
        variables.AddUnknownKeys("Secret/flux-system/cluster", null, isSecret: true);
        var result = new PostBuildSubstitution(variables, isStrict: true).Apply(Yaml.Map("a: ${v} ${w}\n"));
        Assert.Equal("a: 1 ${w}\n", Print(result));
        Assert.Equal("w of Secret/flux-system/cluster", result.Uses[1].Variable!.ToString());
    }

    [Fact]
    public void Every_use_has_its_place_in_the_file()
    {
        const string Text = """
            a-${v}: 'it''s ${v} and ${v}'
            b:
            - "tab\t${v}"
            - plain text ${v}
              that goes on ${v:-${w}} here
            - |
              one
                two ${v}
            - >
              folded ${v}
              more ${v}
            c: {d: "${v}", e: '${v}'}
            """;
        var root = Yaml.Map(Text);
        var result = Substitution("v=1", "w=2").Apply(root);
        Assert.Empty(result.Errors);
        Assert.Equal(
            ["1:3", "1:16", "1:25", "3:9", "4:14", "5:16", "5:21", "8:9", "10:10", "11:8", "12:9", "12:20"],
            result.Uses.Select(u => $"{u.Place.Start.Line}:{u.Place.Start.Column}"));
        Assert.All(result.Uses, u => Assert.StartsWith("${", u.Place.Source.Slice(u.Place.Span).ToString(), StringComparison.Ordinal));
    }

    [Fact]
    public void Every_use_names_its_field_and_what_became_of_it()
    {
        var result = Run("a:\n  k-${v}: [x, \"${v}\", '${l}']\nb: ${v}0${s}\n", "v=1", "l={x: [z]}", "s");
        Assert.Equal(
            ["a.k-${v} ${v} [x, 1, {x: [z]}]", "a.k-${v}[1] ${v} 1", "a.k-${v}[2] ${l} {x: [z]}", "b ${v} 10${s}", "b ${s} 10${s}"],
            result.Uses.Select(u => $"{u.Field.Path} {u.Expression} {Yaml.Show(u.Result)}"));
        Assert.All(Run("a: ${v}\nb: ${w}\n", "v=1").Uses, u => Assert.Null(u.Result));
    }

    [Fact]
    public void Nodes_keep_their_origins_and_changed_ones_name_the_variable()
    {
        const string Text = "b: [1, {x: \"${v}\", w: y}]\na:\n  k-${v}: {z: 1}\n  l: ${m}\nc: \"$$\"\n";
        var variables = new VariableSet();
        variables.Add(new Variable("v", "blue", "ConfigMap/flux-system/settings", Origin.Parsed(Settings, new TextSpan(17, 4))));
        variables.Add(new Variable("m", "{q: [1]}", "spec.postBuild.substitute", null));
        var root = Yaml.Map(Text);
        var result = new PostBuildSubstitution(variables, isStrict: true).Apply(root);
        var field = Field.Root(result.Root);
        Assert.Equal("a:\n  k-blue:\n    z: 1\n  l:\n    q:\n    - 1\nb:\n- 1\n- w: \"y\"\n  x: blue\nc: $\n", Print(result));

        void Comes(Field actual, Field from, string? via, bool isVerbatim)
        {
            Assert.Equal((from.Node!.Origin.Place, via, isVerbatim), (actual.Node!.Origin.Place, actual.Node.Origin.Via?.ToString(), actual.Node.Origin.IsVerbatim));
        }

        var source = Field.Root(root);
        Comes(field, source, null, true);
        Comes(field["b"], source["b"], null, true);
        Comes(field["b"][0], source["b"][0], null, true);
        Comes(field["b"][1], source["b"][1], null, true);
        Comes(field["b"][1]["w"], source["b"][1]["w"], null, true);
        Comes(field["b"][1]["x"], source["b"][1]["x"], "settings.yaml:2:12", false);
        Comes(field["a"]["k-blue"], source["a"]["k-${v}"], null, true);
        Comes(field["a"]["k-blue"]["z"], source["a"]["k-${v}"]["z"], null, true);
        Assert.Equal((source["a"]["k-${v}"].KeyOrigin.Place, "settings.yaml:2:12"), (field["a"]["k-blue"].KeyOrigin.Place, field["a"]["k-blue"].KeyOrigin.Via?.ToString()));
        Comes(field["a"]["l"], source["a"]["l"], null, false);
        Comes(field["a"]["l"]["q"][0], source["a"]["l"], null, false);
        Comes(field["c"], source["c"], null, false);
    }

    [Fact]
    public void Values_of_secrets_are_in_no_message()
    {
        foreach (var value in new[] { "*hunter2", "@hunter2", ".inf", "[hunter2", "hunter2: hunter2", "\"hunter2" })
        {
            var variables = new VariableSet();
            variables.Add(new Variable("s", value, "Secret/flux-system/s", null, IsSecret: true));
            var result = new PostBuildSubstitution(variables, isStrict: true).Apply(Yaml.Map("a: ${s}\nb: c\n"));
            Assert.NotEmpty(result.Errors);
            Assert.DoesNotContain("hunter2", string.Concat(result.Errors.Select(e => e.ToString())) + result.Uses[0], StringComparison.Ordinal);
        }
    }

    private static string Apply(string text, params string[] assignments) => Print(Run(text, assignments));

    private static SubstitutedObject Run(string text, params string[] assignments) => Substitution(assignments).Apply(Yaml.Map(text));

    private static PostBuildSubstitution Substitution(params string[] assignments) => Substitution(isStrict: true, assignments);

    private static PostBuildSubstitution Substitution(bool isStrict, params string[] assignments)
    {
        var variables = new VariableSet();
        foreach (var assignment in assignments)
        {
            var parts = assignment.Split('=', 2);
            variables.Add(new Variable(parts[0], parts.Length > 1 ? parts[1] : null, "test", null));
        }

        return new PostBuildSubstitution(variables, isStrict);
    }

    private static string YamlText(string text)
    {
        var output = new StringBuilder();
        Assert.Empty(YamlWriter.Write(Yaml.Map(text), output));
        return output.ToString();
    }

    private static string Print(SubstitutedObject result)
    {
        Assert.Empty(result.Errors);
        var output = new StringBuilder();
        Assert.Empty(YamlWriter.Write(result.Root, output));
        return output.ToString();
    }
}
