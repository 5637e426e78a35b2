using System.Text;
using Dryflux.Manifests.Flux;
using Dryflux.Manifests.Resources;
using Dryflux.Manifests.Yaml;
using Dryflux.Simulator.Flux.Helm;
using FsCheck;
using FsCheck.Fluent;
using Yaml = Dryflux.Tests.Kustomize.Yaml;

namespace Dryflux.Tests.Flux;

/// <summary>What holds of the values of every HelmRelease, for paths and texts made of everything <c>--set</c> knows.</summary>
public sealed class HelmValuesProperties
{
    private const string Inline = "a: {b: one, c: [two, {d: three}]}\ne: four\nf: null\n";

    private static readonly string[] Atoms =
    [
        "a", "b", "c", "e", "f", "g", ".", "[", "]", "[0]", "[1]", "[-1]", "\\", "\\.", "=", ",", "{", "}", "'", "\"", "0", "7", "-", "true", "null", "é", "😀", " ", "\n", ": ", "- ", "#", "&x", "*x", "|",
    ];

    private static readonly Gen<string> Texts = Gen.Elements(Atoms).ArrayOf().Resize(9).Select(string.Concat);

    private static readonly Gen<(string Path, string Text, bool IsLiteral)> References =
        from path in Texts
        from text in Texts
        from isLiteral in Gen.Elements(true, false)
        select (path, text, isLiteral);

    private static readonly Config Many = Config.QuickThrowOnFailure.WithMaxTest(1000);

    [Fact]
    public void Nothing_makes_it_throw_or_change_the_release() => Prop.ForAll(Gen.ListOf(References, 3).ToArbitrary(), references =>
    {
        var release = Release(Inline, [.. references.Select(r => (r.Path, r.IsLiteral))]);
        var before = Yaml.Show(release.Resource.Root);
        var composed = Compose(release, [.. references.Select(r => r.Text)]);
        return (composed.Root.IsFrozen && Yaml.Show(release.Resource.Root) == before && composed.Errors.All(e => e.Place.Source.Path is "release.yaml" or "data.yaml")).Label(before);
    }).Check(Many);

    [Fact]
    public void A_literal_value_comes_out_as_it_is() => Prop.ForAll(Texts.Where(t => !t.Contains('$', StringComparison.Ordinal)).ToArbitrary(), text =>
    {
        var composed = Compose(Release(Inline, [("g.h", true)]), [text]);
        return composed.Errors.Count == 0 && ((YamlMap)composed.Root["g"]!)["h"] is YamlScalar scalar && scalar.Value == text
            && ScalarKinds.Resolve(scalar, GoYaml.V3, out var value) is null && value.Kind == ScalarKind.String;
    }).Check(Many);

    [Fact]
    public void A_scalar_at_the_top_of_the_inline_values_always_wins() => Prop.ForAll(Gen.ListOf(References, 3).ToArbitrary(), references =>
        Compose(Release(Inline, [.. references.Select(r => (r.Path, r.IsLiteral))]), [.. references.Select(r => r.Text)]).Root.Text("e") == "four").Check(Many);

    [Fact]
    public void Values_are_printable_whenever_they_can_be_composed() => Prop.ForAll(Gen.ListOf(References, 3).ToArbitrary(), references =>
    {
        var composed = Compose(Release(Inline, [.. references.Select(r => (r.Path, r.IsLiteral))]), [.. references.Select(r => r.Text)]);
        var problems = YamlWriter.Write((YamlMap)composed.Root.Clone(), new StringBuilder());
        return (composed.Errors.Count > 0 || problems.Count == 0).Label(string.Join('\n', problems));
    }).Check(Many);

    private static ComposedValues Compose(FluxHelmRelease release, string[] texts) => new HelmValues((_, _, name) =>
    {
        var root = Yaml.Map("data: {values.yaml: x}", "data.yaml");
        var data = (YamlMap)root["data"]!;
        data.Set(data.Entries[0].Key, new YamlScalar(texts[name[1] - '0'], ScalarStyle.DoubleQuoted, data.Entries[0].Value.Origin));
        return ValuesObject.Applied(root);
    }).Compose(release, "ns");

    private static FluxHelmRelease Release(string inline, (string Path, bool IsLiteral)[] references)
    {
        var text = new StringBuilder("apiVersion: helm.toolkit.fluxcd.io/v2\nkind: HelmRelease\nspec:\n  values:\n");
        text.Append(string.Concat(inline.TrimEnd().Split('\n').Select(l => $"    {l}\n"))).Append("  valuesFrom:\n");
        for (var i = 0; i < references.Length; i++)
        {
            var path = references[i].Path.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal).Replace("\n", "\\n", StringComparison.Ordinal);
            text.Append($"  - {{kind: ConfigMap, name: r{i}, targetPath: \"{path}\", literal: {(references[i].IsLiteral ? "true" : "false")}}}\n");
        }

        return (FluxHelmRelease)FluxObject.From(Resource.From(Yaml.Map(text.ToString(), "release.yaml"))!)!;
    }
}
