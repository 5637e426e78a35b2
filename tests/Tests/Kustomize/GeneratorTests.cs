using System.Text;
using System.Text.Json;
using Dryflux.Manifests.Repo;
using Dryflux.Manifests.Text;
using Dryflux.Manifests.Yaml;
using Dryflux.Simulator.Kustomize;

namespace Dryflux.Tests.Kustomize;

public sealed class GeneratorTests
{
    private const string ConfigMap = "configMapGenerator:\n- name: c\n  options: {disableNameSuffixHash: true}\n";

    [SharedFact]
    public void Upstreams_env_lines_are_read_as_upstream_does()
    {
        foreach (var (name, row) in Extras.Table("env-lines", "TestKeyValuesFromLines"))
        {
            var content = row.GetProperty("content");
            var bytes = content.ValueKind == JsonValueKind.String ? Encoding.UTF8.GetBytes(content.GetString()!) : content.GetProperty("base64").GetBytesFromBase64();
            var result = Build(new MemoryTree().Add("x.env", bytes), ConfigMap + "  envs: [x.env]\n");
            Assert.Equal((name, row.GetProperty("expectedErr").GetBoolean()), (name, !result.Succeeded));
            if (result.Succeeded)
            {
                var pairs = row.GetProperty("expectedPairs").EnumerateArray().Select(p => $"{p.Text("Key")}={p.Text("Value")}");
                Assert.Equal(pairs, Data(result).Select(e => $"{e.Name}={((YamlScalar)e.Value).Value}"));
            }
        }
    }

    [Theory]
    [InlineData("literals: ['a=x', 'b=\"y\"', \"c='z'\", 'd=\"', 'e==', 'f=\"x''']", "a=x b=y c=z d=\" e== f=\"x'")]
    [InlineData("files: [d/one.txt, two=d/one.txt]", "one.txt=1\n two=1\n")]
    [InlineData("envs: [x.env]", "A=1  B=\"q\" C= D=")]
    [InlineData("env: x.env", "A=1  B=\"q\" C= D=")]
    public void Sources_give_data(string source, string data)
    {
        var result = Build(Files(), $"{ConfigMap}  {source}\n");
        Assert.Equal(data, string.Join(' ', Data(result).Select(e => $"{e.Name}={((YamlScalar)e.Value).Value}")));
    }

    [SharedFact]
    public void Upstreams_generated_objects_are_ours()
    {
        // The table names these files without giving them; their content can be read off the expected objects.
        var files = new MemoryTree(("app.env", "DB_USERNAME=admin\nDB_PASSWORD=qwerty\n"), ("app-init.ini", "FOO=bar\nBAR=baz\n"));
        foreach (var (table, kind) in (ReadOnlySpan<(string, string)>)[("TestMakeConfigMap", "configMapGenerator"), ("TestMakeSecret", "secretGenerator")])
        {
            foreach (var (name, row) in Extras.Table("generators", table))
            {
                var arguments = row.GetProperty("args").GetProperty("GeneratorArgs");
                var options = arguments.TryGetProperty("Options", out var given) ? given.GetRawText() : "{}";
                files.Add("app.bin", Binary(row.GetProperty("exp").Text("out")));
                var result = Build(files, $"""
                    {kind}:
                    - name: {arguments.Text("Name")}
                      {(kind == "secretGenerator" ? $"type: {row.GetProperty("args").Text("Type")}" : "")}
                      envs: {Names("EnvSources")}
                      files: {Names("FileSources")}
                      literals: {Names("LiteralSources")}
                      options: {options}
                    generatorOptions:
                      disableNameSuffixHash: true

                    """);
                var expected = new StringBuilder();
                YamlWriter.Write((YamlMap)YamlParser.Parse(new SourceText("expected", row.GetProperty("exp").Text("out"))).Documents[0].Root, expected);
                Assert.Equal((name, expected.ToString()), (name, result.Print(out _)));

                string Names(string source) => arguments.GetProperty("KvPairSources").TryGetProperty(source, out var list)
                    ? JsonSerializer.Serialize(list.EnumerateArray().Select(s => s.GetString()!.Replace("configmap/", "", StringComparison.Ordinal).Replace("secret/", "", StringComparison.Ordinal)))
                    : "[]";
            }
        }

        static byte[] Binary(string expected)
        {
            var at = expected.IndexOf("app.bin: ", StringComparison.Ordinal);
            return at < 0 ? [] : Convert.FromBase64String(string.Concat(expected[(at + 9)..].Where(c => c is not ('|' or ' ' or '\n'))));
        }
    }

    [Theory]
    [InlineData("literals: [a]", "invalid literal source a, expected key=value", "a")]
    [InlineData("literals: ['=a']", "invalid literal source =a, expected key=value", "'=a'")]
    [InlineData("literals: [a=1, a=2]", "configmap c illegally repeats the key `a`", "a")]
    [InlineData("files: [missing.txt]", "doesn't exist", "missing.txt")]
    [InlineData("files: ['=x']", "missing key name for file path \"x\" in source \"=x\"", "'=x'")]
    [InlineData("files: ['x=']", "missing file path for key name \"x\" in source \"x=\"", "'x='")]
    [InlineData("files: ['a=b=c']", "key name or file path contains '='", "'a=b=c'")]
    [InlineData("envs: [binary]", "invalid utf8", "binary")]
    public void Mistakes_are_told_at_their_place(string source, string message, string place)
    {
        var error = Assert.Single(Build(Files(), $"{ConfigMap}  {source}\n").Errors);
        Assert.Contains(message, error.Message, StringComparison.Ordinal);
        Assert.Equal(place, error.Place.Source.Slice(error.Place.Span).ToString());
    }

    [Fact]
    public void A_generator_needs_a_name()
    {
        Assert.Contains("must have a name", Assert.Single(Build(Files(), "secretGenerator:\n- literals: [a=1]\n").Errors).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Every_datum_knows_where_it_was_read()
    {
        var result = Build(Files(), $"{ConfigMap}  files: [d/one.txt]\n  envs: [x.env]\n  literals: [k=v, 'q=w']\n");
        var places = Data(result).ToDictionary(e => e.Name!, e => e.Value.Origin);
        Assert.Equal("1\n", Text(places["one.txt"]));
        Assert.Equal("d/one.txt", places["one.txt"].Source.Path);
        Assert.Equal("\"q\"", Text(places["B"]));
        Assert.Equal("v", Text(places["k"]));
        Assert.True(places["k"].IsVerbatim);
        Assert.Equal("'q=w'", Text(places["q"]));
        Assert.False(places["q"].IsVerbatim);
    }

    [Fact]
    public void What_is_no_text_goes_to_binaryData_in_lines_of_70()
    {
        var bytes = Enumerable.Repeat((byte)0xFF, 60).ToArray();
        var printed = Build(Files().Add("long", bytes), $"{ConfigMap}  files: [binary, long]\n").Print(out _);
        Assert.Equal(
            $"apiVersion: v1\nbinaryData:\n  binary: /w==\n  long: |\n    {new string('/', 70)}\n    //////////\nkind: ConfigMap\nmetadata:\n  name: c\n",
            printed);
    }

    [Fact]
    public void Options_fill_in_and_switch_on()
    {
        const string Kustomization =
            "generatorOptions: {labels: {a: global, b: global}, immutable: true, disableNameSuffixHash: true}\n" +
            "secretGenerator:\n- name: s\n  namespace: ns\n  type: mine\n  options: {labels: {a: '1'}, annotations: {c: 'yes'}, disableNameSuffixHash: false}\n";
        Assert.Equal(
            "apiVersion: v1\ndata: {}\nimmutable: true\nkind: Secret\nmetadata:\n  annotations:\n    c: \"yes\"\n  labels:\n    a: \"1\"\n    b: global\n  name: s\n  namespace: ns\ntype: mine\n",
            Build(new MemoryTree(), Kustomization).Print(out _));
    }

    [Fact]
    public void Merging_into_an_object_that_was_not_generated_adds_no_hash()
    {
        var tree = new MemoryTree(("c.yaml", "apiVersion: v1\nkind: ConfigMap\nmetadata: {name: c}\ndata: {a: 1, b: \"x\"}\n"));
        Assert.Equal(
            "apiVersion: v1\ndata:\n  a: \"1\"\n  b: \"y\"\nkind: ConfigMap\nmetadata:\n  name: c\n",
            Build(tree, "resources: [c.yaml]\nconfigMapGenerator:\n- {name: c, behavior: merge, literals: [b=y]}\n").Print(out _));
    }

    [Fact]
    public void A_key_that_YAML_reads_as_number_cannot_be_printed()
    {
        Assert.Null(Build(new MemoryTree(), ConfigMap + "  literals: [1=x]\n").Print(out var errors));
        Assert.Contains("the key 1 is not a text", Assert.Single(errors).Message, StringComparison.Ordinal);
    }

    private static MemoryTree Files() => new MemoryTree(("d/one.txt", "1\n"), ("x.env", "\uFEFF  A=1 \r\n#no=1\n\nB=\"q\"\nC=\nD\n=nothing\n")).Add("binary", [0xFF]);

    private static BuildResult Build(MemoryTree tree, string kustomization) =>
        new KustomizeBuild(new Repository(tree.Add("kustomization.yaml", Encoding.UTF8.GetBytes(kustomization))), new BuildOptions()).Build(RepoPath.Root);

    private static IReadOnlyList<YamlEntry> Data(BuildResult result)
    {
        Assert.Empty(result.Errors);
        return (Assert.Single(result.Resources).Root["data"] as YamlMap)?.Entries ?? [];
    }

    private static string Text(Origin origin) => origin.Source.Slice(origin.Span).ToString();
}
