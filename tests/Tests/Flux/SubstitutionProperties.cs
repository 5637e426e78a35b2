using System.Text;
using Dryflux.Manifests.Simulation;
using Dryflux.Manifests.Yaml;
using Dryflux.Simulator.Flux.Substitution;
using FsCheck;
using FsCheck.Fluent;
using Yaml = Dryflux.Tests.Kustomize.Yaml;

namespace Dryflux.Tests.Flux;

/// <summary>What holds of every object, for objects made of everything YAML and the grammar trip over.</summary>
public sealed class SubstitutionProperties
{
    private static readonly string[] Atoms =
    [
        "a", "Z", "é", "☃", "\U0001F600", " ", "  ", "\n", "\n\n", "#", " #", ":", ": ", "-", "- ", "? ", "'", "\"", "\\", "{", "}", "[", "]", ",", "&", "*", "!", "|", ">", "%", "@",
        "~", "null", "true", "yes", "0", "12", ".", "e5", "+", "2024-01-02", "---", "$.", "words that are long enough to fold ", "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaa",
    ];

    private static readonly Config Many = Config.QuickThrowOnFailure.WithMaxTest(300);

    private static Gen<string> Texts(params string[] more) => Gen.Elements([.. Atoms, .. more]).ArrayOf().Resize(9).Select(string.Concat);

    private static Gen<string> Keys(params string[] more) =>
        Gen.Elements([.. Atoms.Where(a => a.Length < 6 && !a.AsSpan().ContainsAny("*\n")), .. more]).ArrayOf().Resize(4).Select(string.Concat).Where(k => k is not "zz");

    private static Gen<string> Scalars(params string[] more) => Gen.OneOf(
        Texts(more).Select(t => Quoted(t)),
        Texts(more).Where(t => t.Trim(' ', '\n').Length > 0 && t[0] is not (' ' or '\n')).Select(t => $"|+\n{string.Concat(t.Split('\n').Select(l => $"            {l}\n"))}"),
        Gen.Elements("1", "-17", "0x1F", "1_000", "18446744073709551615", "0.5", "1e21", "-1234567.25", "true", "False", "~", "yes", "2024-01-02", "plain", "[]", "{}"));

    /// <summary>A document of a mapping with lists and mappings in it, as text.</summary>
    private static Gen<YamlMap> Objects(params string[] more) =>
        from keys in Gen.ListOf(Keys(more), 5)
        from values in Gen.ListOf(Scalars(more), 12)
        select Yaml.Map(Document([.. keys.Distinct()], [.. values]));

    [Fact]
    public void What_nothing_touches_comes_from_where_it_came() => Prop.ForAll(Objects().ToArbitrary(), source =>
    {
        var result = Run(source, forcePrinting: true);
        foreach (var (before, after) in Pairs(source, result))
        {
            if (before.Origin.Place != after.Origin.Place)
            {
                return false.Label($"{before} at {before.Origin}, {after} at {after.Origin}");
            }
        }

        return true.Label("");
    }).Check(Many);

    [Fact]
    public void Without_expressions_printing_and_parsing_changes_nothing() => Prop.ForAll(Objects().ToArbitrary(), source =>
        Print(Run(source, forcePrinting: false)) == Print(Run(source, forcePrinting: true))).Check(Many);

    [Fact]
    public void Every_use_is_found_in_the_file() => Prop.ForAll(Objects("${v}", "${v}", "${w:-d}").ToArbitrary(), source =>
    {
        var substituted = Substitution().Apply(source);
        return substituted.Uses.All(u => u.Expression is not ("${v}" or "${w:-d}") || u.Place.Source.Slice(u.Place.Span).SequenceEqual(u.Expression))
            .Label(string.Join(' ', substituted.Uses.Select(u => $"{u.Expression} {u.Place} {u.Place.Source.Slice(u.Place.Span)}")));
    }).Check(Many);

    private static PostBuildSubstitution Substitution()
    {
        var variables = new VariableSet();
        variables.Add(new Variable("v", "value", "test", null));
        return new PostBuildSubstitution(variables, isStrict: true);
    }

    private static YamlMap Run(YamlMap source, bool forcePrinting)
    {
        var root = (YamlMap)source.Clone();
        if (forcePrinting)
        {
            root.Set(new YamlScalar("zz", ScalarStyle.Plain, root.Origin), new YamlScalar("${v}", ScalarStyle.Plain, root.Origin));
        }

        var result = Substitution().Apply(root);
        Assert.Empty(result.Errors);
        var map = (YamlMap)result.Root.Clone();
        map.Remove("zz");
        return map;
    }

    private static IEnumerable<(YamlNode Before, YamlNode After)> Pairs(YamlNode before, YamlNode after)
    {
        yield return (before, after);
        if (before is YamlMap map)
        {
            foreach (var entry in map.Entries)
            {
                var twin = Assert.Single(((YamlMap)after).Entries, e => e.Name == entry.Name);
                yield return (entry.Key, twin.Key);
                foreach (var pair in Pairs(entry.Value, twin.Value))
                {
                    yield return pair;
                }
            }
        }
        else if (before is YamlList list)
        {
            Assert.Equal(list.Items.Count, ((YamlList)after).Items.Count);
            foreach (var pair in list.Items.Zip(((YamlList)after).Items).SelectMany(p => Pairs(p.First, p.Second)))
            {
                yield return pair;
            }
        }
    }

    private static string Document(string[] keys, string[] values)
    {
        var text = new StringBuilder("m:\n");
        for (var i = 0; i < keys.Length; i++)
        {
            text.Append($"   {Quoted(keys[i])}: {values[i]}\n");
        }

        return text.Append($"   l:\n    - {values[5]}\n    -  - {values[6]}\n       - {{a: [{Flow(values[7])}, {{b: {Flow(values[8])}}}], c: {Flow(values[9])}}}\n    -  x: {values[10]}\n       y: {values[11]}\n").ToString();
    }

    private static string Flow(string value) => value[0] == '|' ? "\"\"" : value;

    private static string Quoted(string text) => $"\"{text.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal).Replace("\n", "\\n", StringComparison.Ordinal)}\"";

    private static string Print(YamlMap root)
    {
        var output = new StringBuilder();
        Assert.Empty(YamlWriter.Write(root, output));
        return output.ToString();
    }
}
