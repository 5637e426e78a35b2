using System.Text;
using Dryflux.Manifests.Flux;
using Dryflux.Manifests.Resources;
using Dryflux.Manifests.Yaml;
using Dryflux.Simulator.Flux.Helm;
using Yaml = Dryflux.Tests.Kustomize.Yaml;

namespace Dryflux.Tests.Flux;

public sealed class HelmValuesTests
{
    /// <summary>The order of inline values, maps and target paths, with all that upstream's sharing of maps makes of it.</summary>
    [Theory]
    [InlineData("a: inline", "a=ref", "a: inline\n")]
    [InlineData("m: {a: inline}", "m.a=ref", "m:\n  a: ref\n")]
    [InlineData("m: {a: inline}", "|m: {b: 1};m.a=ref", "m:\n  a: inline\n  b: 1\n")]
    [InlineData("m: {a: inline}", "m.a=ref;|m: {b: 1}", "m:\n  a: ref\n  b: 1\n")]
    [InlineData("", "m.a=ref;|m: {a: later}", "m:\n  a: later\n")]
    [InlineData("m: {a: inline, b: inline}", "m.a=one;m.b=two", "m:\n  a: one\n  b: inline\n")]
    [InlineData("m: {l: [{x: inline}]}", "m.l[0].x=ref", "m:\n  l:\n  - x: ref\n")]
    [InlineData("l: [a]", "l[0]=ref", "l:\n- ref\n")]
    [InlineData("l: [a]", "l[1]=ref", "l:\n- a\n")]
    [InlineData("a: {b: 1, c: 2}", "|a: {b: 0, d: [1]};|a: {d: [2]}", "a:\n  b: 1\n  c: 2\n  d:\n  - 2\n")]
    [InlineData("a: null", "|a: {b: 1}\nc: {d: null}", "a: null\nc:\n  d: null\n")]
    [InlineData("a: {b: 1}", "|a: text", "a:\n  b: 1\n")]
    public void Later_values_lie_over_earlier_ones(string inline, string references, string expected) => Assert.Equal(expected, Compose(inline, references));

    [Theory]
    [InlineData("true", "true")]
    [InlineData("True", "true")]
    [InlineData("FALSE", "false")]
    [InlineData("null", "null")]
    [InlineData("0", "0")]
    [InlineData("12", "12")]
    [InlineData("-5", "-5")]
    [InlineData("+5", "5")]
    [InlineData("9007199254740993", "9007199254740993")]
    [InlineData("1.5", "\"1.5\"")]
    [InlineData("1e3", "\"1e3\"")]
    [InlineData("007", "\"007\"")]
    [InlineData("12345678901234567890", "\"12345678901234567890\"")]
    [InlineData("yes", "\"yes\"")]
    [InlineData("5\n", "|\n  5")]
    [InlineData("", "\"\"")]
    [InlineData("'5'", "\"5\"")]
    [InlineData("\"true\"", "\"true\"")]
    [InlineData("\"'5'\"", "\"5\"")]
    [InlineData("'a", "'''a'")]
    [InlineData("{a,1}", "\n- a\n- 1")]
    [InlineData("{}", "\n- \"\"")]
    [InlineData("'{a,1}'", "\n- a\n- \"1\"")]
    [InlineData("a\\,b", "a,b")]
    [InlineData("a\\\\b\\c", "a\\bc")]
    [InlineData("a=b", "a=b")]
    [InlineData("x,b=1", "x\nb: 1")]
    [InlineData("${unknown}", "${ConfigMap/ns/r0:values.yaml}")]
    public void A_value_is_read_as_set_does(string value, string printed) => Assert.Equal($"a: {printed}\n".Replace(": \n", ":\n", StringComparison.Ordinal), Compose("", $"a={value}"));

    [Theory]
    [InlineData("a,b")]
    [InlineData("{a,b}")]
    [InlineData("'5'")]
    [InlineData("[x]=\\y")]
    [InlineData("line\n\\n{{ .x }}\n")]
    [InlineData("true")]
    public void A_literal_value_is_text_as_it_is(string value)
    {
        var composed = Run("", $"!m.a={value}").Root;
        Assert.Equal(value, ((YamlScalar)((YamlMap)composed["m"]!)["a"]!).Value);
        Assert.Null(ScalarKinds.Resolve((YamlScalar)((YamlMap)composed["m"]!)["a"]!, GoYaml.V3, out var kind));
        Assert.Equal(ScalarKind.String, kind.Kind);
    }

    [Theory]
    [InlineData("a\\.b/c.d=x", "a.b/c:\n  d: x\n")]
    [InlineData("a[1]=x", "a:\n- null\n- x\n")]
    [InlineData("a[0][1].b=x", "a:\n- - null\n  - b: x\n")]
    [InlineData(".a=x", "{}\n")]
    [InlineData("a[0].b=", "a: []\n")]
    public void A_path_leads_into_maps_and_lists(string reference, string expected) => Assert.Equal(expected, Compose("", reference));

    [Theory]
    [InlineData("", "a=a,b", "key \"b\" has no value")]
    [InlineData("", "a={a", "list must terminate with '}'")]
    [InlineData("", "a.[0]=x", "key map \"a\" has no value")]
    [InlineData("", "a[-1]=x", "negative -1 index not allowed")]
    [InlineData("", "a[65537]=x", "index of 65537 is greater than maximum supported index of 65536")]
    [InlineData("", "a[x]=x", "error parsing index: strconv.Atoi: parsing \"x\": invalid syntax")]
    [InlineData("", "a[0]b=x", "unexpected data at end of array index: ['b']")]
    [InlineData("a: text", "a.b=x", "unable to parse key: interface conversion: interface {} is string, not map[string]interface {}")]
    [InlineData("a: 1", "a[0]=x", "unable to parse key: interface conversion: interface {} is float64, not []interface {}")]
    [InlineData("a: null", "a.b=x", "unable to parse key: interface conversion: interface {} is nil, not map[string]interface {}")]
    public void A_path_that_leads_nowhere_is_an_error(string inline, string reference, string reason)
    {
        var error = Assert.Single(Run(inline, reference).Errors);
        Assert.Equal($"could not resolve ConfigMap chart values reference 'ns/r0' with key 'values.yaml': {reason}", error.Message);
        Assert.Equal(reference[..reference.IndexOf('=', StringComparison.Ordinal)], error.Place.Source.Slice(error.Place.Span).ToString().Trim('\''));
    }

    [Theory]
    [InlineData("|[a]", "cannot unmarshal array into Go value of type common.Values")]
    [InlineData("|text", "cannot unmarshal string into Go value of type common.Values")]
    [InlineData("|1", "cannot unmarshal number into Go value of type common.Values")]
    [InlineData("|a: b: c", "error converting YAML to JSON: yaml: a second `: ` on the line")]
    [InlineData("|a: .inf", "error converting YAML to JSON: .inf has no place in JSON")]
    [InlineData("|{[a]: b}", "unsupported map key")]
    public void Data_that_are_no_mapping_are_an_error_at_their_place(string reference, string reason)
    {
        var error = Assert.Single(Run("", reference).Errors);
        Assert.Contains(reason, error.Message, StringComparison.Ordinal);
        Assert.Equal("r0.yaml", error.Place.Source.Path);
    }

    [Theory]
    [InlineData("|", "{}\n")]
    [InlineData("|# nothing\n", "{}\n")]
    [InlineData("|null", "{}\n")]
    [InlineData("|a: 1\n---\nb: 2\n", "a: 1\n")]
    [InlineData("|a: 0123\nb: 1e6\nc: yes\n1: x\nn: y\nd: 2024-01-02\n", "\"1\": x\na: 83\nb: 1000000\nc: true\nd: \"2024-01-02\"\n\"false\": true\n")]
    [InlineData("|a: &x {b: 1}\nc: {<<: *x, d: 2}\n", "a:\n  b: 1\nc:\n  b: 1\n  d: 2\n")]
    [InlineData("|a: 1\na: 2\n", "a: 2\n")]
    public void Data_are_read_as_yaml_1_1(string reference, string expected) => Assert.Equal(expected, Compose("", reference));

    [Fact]
    public void What_is_missing_fails_unless_optional()
    {
        const string From = """
            - {kind: ConfigMap, name: none}
            - {kind: ConfigMap, name: none, optional: true}
            - {kind: ConfigMap, name: some, valuesKey: none}
            - {kind: Secret, name: none, valuesKey: none, optional: true}
            - {kind: Bucket, name: some}
            """;
        var composed = Compose(Release("", From), (kind, _, name) => kind == "ConfigMap" && name == "some" ? ValuesObject.Applied(Yaml.Map("data: {values.yaml: \"a: 1\"}")) : null);
        Assert.Equal(
            [
                "could not resolve ConfigMap chart values reference 'ns/none' with key 'values.yaml': resource not found",
                "could not resolve ConfigMap chart values reference 'ns/some' with key 'none': key not found",
                "could not resolve Bucket chart values reference 'ns/some' with key 'values.yaml': unsupported values reference kind",
            ],
            composed.Errors.Select(e => e.Message));
        Assert.Equal(["none", "none", "Bucket"], composed.Errors.Select(e => e.Place.Source.Slice(e.Place.Span).ToString()));
    }

    [Fact]
    public void What_is_not_known_stays_unknown()
    {
        const string From = """
            - {kind: Secret, name: external}
            - {kind: Secret, name: external, valuesKey: known, targetPath: a.b}
            - {kind: Secret, name: keys, valuesKey: absent}
            - {kind: Secret, name: encrypted, valuesKey: k, targetPath: c}
            - {kind: ConfigMap, name: variable}
            """;
        var composed = Compose(Release("x: 1", From), (_, _, name) => name switch
        {
            "external" => ValuesObject.Unknown("Secret/ns/external exists outside of Git"),
            "keys" => ValuesObject.Unknown("made in the cluster", ["present"]),
            "encrypted" => ValuesObject.Applied(Yaml.Map("kind: Secret\nstringData: {k: \"ENC[AES256_GCM,data:x]\"}\nsops: {mac: \"ENC[x]\"}")),
            _ => ValuesObject.Applied(Yaml.Map("data: {values.yaml: \"${values}\"}")),
        });
        Assert.Equal("a:\n  b: ${Secret/ns/external:known}\nc: ${Secret/ns/encrypted:k}\nx: 1\n", Print(composed.Root));
        Assert.Equal(
            [
                ("Secret/ns/external exists outside of Git", ""),
                ("Secret/ns/external exists outside of Git", "a.b"),
                ("the values of Secret/ns/encrypted are encrypted", "c"),
                ("the key values.yaml of ConfigMap/ns/variable holds a variable whose value is not known", ""),
            ],
            composed.Unknown.Select(u => (u.Cause, u.TargetPath)));
        Assert.EndsWith("key 'absent': key not found", Assert.Single(composed.Errors).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Values_of_secrets_are_never_shown()
    {
        var encoded = Convert.ToBase64String(Encoding.UTF8.GetBytes("db: {user: hunter1, ports: [4711]}"));
        var secret = Yaml.Map($"kind: Secret\ndata: {{values.yaml: {encoded}, p: {Convert.ToBase64String("hunter2"u8)}, broken: {Convert.ToBase64String("hunter3: [a"u8)}}}\nstringData: {{list: '{{hunter4,b}}', bad: 'a,hunter5'}}");
        const string From = """
            - {kind: Secret, name: s}
            - {kind: Secret, name: s, valuesKey: p, targetPath: p}
            - {kind: Secret, name: s, valuesKey: list, targetPath: l}
            - {kind: Secret, name: s, valuesKey: broken}
            - {kind: Secret, name: s, valuesKey: bad, targetPath: q}
            """;
        var composed = Compose(Release("db: {user: x}", From), (_, _, _) => ValuesObject.Applied(secret));
        Assert.Equal("db:\n  ports:\n  - ${Secret/ns/s:values.yaml}\n  user: x\nl:\n- ${Secret/ns/s:list}\n- ${Secret/ns/s:list}\np: ${Secret/ns/s:p}\nq: ${Secret/ns/s:bad}\n", Print(composed.Root));
        Assert.Equal(2, composed.Errors.Count);
        Assert.DoesNotContain("hunter", string.Concat(composed.Errors.Select(e => e.Message)), StringComparison.Ordinal);
    }

    [Fact]
    public void Every_value_comes_from_where_it_is_written()
    {
        var map = Yaml.Map("data:\n  values.yaml: |\n    # note\n    a:\n      b: one\n    c: two\n  path: three\n", "config.yaml");
        const string From = "- {kind: ConfigMap, name: c}\n- {kind: ConfigMap, name: c, valuesKey: path, targetPath: a.d}\n- {kind: ConfigMap, name: c, valuesKey: path, targetPath: c}\n";
        var values = Field.Root(Compose(Release("e: four", From), (_, _, _) => ValuesObject.Applied(map)).Root);
        Assert.Equal(
            [("config.yaml:5:10", null), ("config.yaml:7:9", null), ("config.yaml:7:9", "config.yaml:6:8"), ("release.yaml:5:8", null)],
            new[] { values["a"]["b"], values["a"]["d"], values["c"], values["e"] }.Select(f => (f.Origin.ToString(), f.Origin.Via?.ToString())));
        Assert.Equal("release.yaml:8:61", values["a"]["d"].KeyOrigin.ToString());
        Assert.True(values["a"]["b"].Origin.IsVerbatim);
    }

    private static string Compose(string inline, string references)
    {
        var composed = Run(inline, references);
        Assert.Empty(composed.Errors);
        return Print(composed.Root);
    }

    /// <summary>References apart by semicolons: <c>|yaml</c> is merged, <c>path=value</c> is set, <c>!path=value</c> is set literally.</summary>
    private static ComposedValues Run(string inline, string references)
    {
        var all = references.Split(';');
        var from = new StringBuilder();
        for (var i = 0; i < all.Length; i++)
        {
            var path = all[i][0] == '|' ? null : all[i].TrimStart('!').Split('=')[0];
            from.Append($"- {{kind: ConfigMap, name: r{i}{(path is null ? "" : $", targetPath: '{path}'")}, literal: {(all[i][0] == '!' ? "true" : "false")}}}\n");
        }

        return Compose(Release(inline, from.ToString()), (_, _, name) =>
        {
            var reference = all[name[1] - '0'];
            var datum = reference[0] == '|' ? reference[1..] : reference[(reference.IndexOf('=', StringComparison.Ordinal) + 1)..];
            var root = Yaml.Map("data: {values.yaml: x}", $"{name}.yaml");
            var origin = root["data"]!.Origin;
            ((YamlMap)root["data"]!).Set(new YamlScalar("values.yaml", ScalarStyle.Plain, origin), new YamlScalar(datum, ScalarStyle.DoubleQuoted, origin));
            return ValuesObject.Applied(root);
        });
    }

    private static ComposedValues Compose(FluxHelmRelease release, Func<string, string, string, ValuesObject?> find) => new HelmValues(find).Compose(release, "ns");

    private static FluxHelmRelease Release(string inline, string valuesFrom) =>
        (FluxHelmRelease)FluxObject.From(Resource.From(Yaml.Map(
            $"apiVersion: helm.toolkit.fluxcd.io/v2\nkind: HelmRelease\nspec:\n  values:\n    {inline}\n  valuesFrom:\n{string.Concat(valuesFrom.TrimEnd().Split('\n').Select(l => $"  {l}\n"))}",
            "release.yaml"))!)!;

    private static string Print(YamlMap root)
    {
        var output = new StringBuilder();
        Assert.Empty(YamlWriter.Write(root, output));
        return output.ToString();
    }
}
