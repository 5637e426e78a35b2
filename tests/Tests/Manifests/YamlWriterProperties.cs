using System.Globalization;
using System.Text;
using Dryflux.Manifests.Text;
using Dryflux.Manifests.Yaml;
using FsCheck;
using FsCheck.Fluent;

namespace Dryflux.Tests.Manifests;

/// <summary>What the writer prints means what it was given, for texts made of everything YAML trips over.</summary>
public sealed class YamlWriterProperties
{
    private static readonly Origin Nowhere = Origin.Derived(new SourceText("made.yaml", ""), default);

    private static readonly string[] Atoms =
    [
        "a", "Z", "é", "☃", "\U0001F600", " ", "  ", "\t", "\n", "\n\n", "\r", "#", " #", ":", ": ", "-", "- ", "?", "? ", "'", "\"", "\\", "{", "}", "[", "]", ",", "&", "*", "!", "|",
        ">", "%", "@", "`", "=", "<<", "~", "null", "true", "yes", "n", "0", "12", "0x", "0b1", "0o7", "_", ".", "e5", "+", ":30", "2024-01-02", ".inf", "---", "...", "\u0007",
        "\u00A0", "\u200B", "\uFEFF", "words that are long enough to fold ", "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaa",
    ];

    private static readonly Gen<string> Texts = Gen.Elements(Atoms).ArrayOf().Resize(12).Select(string.Concat);

    // Go prints the key << plain, which reads as merge key; and YamlDotNet does not read all that Go writes behind "? ".
    private static readonly Gen<string> Keys =
        Gen.Elements(Atoms.Where(a => a.Length < 9 && !a.AsSpan().ContainsAny("*\t\n\r\u00A0\u200B\uFEFF")).ToArray()).ArrayOf().Resize(4).Select(string.Concat).Where(k => k != "<<");

    private static readonly Gen<YamlNode> Scalars = Gen.OneOf(
        Texts.Select(t => Scalar(t, ScalarStyle.DoubleQuoted)),
        Texts.Where(t => t.Length > 0 && t[0] != '\t').Select(t => Scalar(t, ScalarStyle.Literal)),
        Gen.Elements("1", "-17", "0x1F", "1_000", "18446744073709551615", "0.5", "1e21", "1e-7", "-1234567.25", "true", "False", "~", "", "yes", "2024-01-02", "plain").Select(t => Scalar(t, ScalarStyle.Plain)));

    private static Gen<YamlNode> Nodes(int depth) => depth == 0 ? Scalars : Gen.Frequency(
        (4, Scalars),
        (1, Gen.ListOf(Nodes(depth - 1), 3).Select(items => (YamlNode)new YamlList(Nowhere, items))),
        (2, Maps(depth - 1).Select(m => (YamlNode)m)));

    private static Gen<YamlMap> Maps(int depth) =>
        from keys in Gen.ListOf(Keys, 4)
        from values in Gen.ListOf(Nodes(depth), 4)
        select new YamlMap(Nowhere, keys.Distinct().Zip(values, (k, v) => new YamlEntry(Scalar(k, ScalarStyle.DoubleQuoted), v)));

    [Fact]
    public void Printed_and_read_again_it_is_the_same_value() => Prop.ForAll(Maps(3).ToArbitrary(), map =>
    {
        var printed = Print(map);
        return (Canonical(map, GoYaml.V3) == Canonical(Read(printed), GoYaml.V2)).Label(printed);
    }).Check(Config.QuickThrowOnFailure.WithMaxTest(300));

    [Fact]
    public void Printing_again_changes_nothing() => Prop.ForAll(Maps(3).ToArbitrary(), map =>
    {
        var printed = Print(map);
        return (Print(Read(printed)) == printed).Label(printed);
    }).Check(Config.QuickThrowOnFailure.WithMaxTest(300));

    [SharedFact]
    public void Every_reference_output_prints_as_itself()
    {
        var wrong = new List<string>();
        foreach (var file in Directory.EnumerateFiles(Path.Combine(Paths.Shared!, "conformance", "kustomize", "cases"), "expected.yaml", SearchOption.AllDirectories))
        {
            var text = File.ReadAllText(file);
            var documents = YamlParser.Parse(new SourceText(file, text)).Documents.Where(d => !d.IsEmpty).Select(d => Print((YamlMap)d.Root));
            if (string.Join("---\n", documents) != text)
            {
                wrong.Add(file);
            }
        }

        Assert.Empty(wrong);
    }

    private static YamlNode Scalar(string text, ScalarStyle style) => new YamlScalar(text, style, Nowhere);

    private static string Print(YamlMap map)
    {
        var output = new StringBuilder();
        Assert.Empty(YamlWriter.Write(map, output));
        return output.ToString();
    }

    private static YamlMap Read(string text)
    {
        var file = YamlParser.Parse(new SourceText("printed.yaml", text));
        Assert.True(file.Error is null, $"{file.Error?.Message} at {file.Error?.Span.Start}: {text}");
        return (YamlMap)file.Documents[0].Root;
    }

    private static string Canonical(YamlNode node, GoYaml library)
    {
        switch (node)
        {
            case YamlMap map:
                return $"{{{string.Join(',', map.Entries.Select(e => $"{Canonical(e.Key, library)}:{Canonical(e.Value, library)}").Order(StringComparer.Ordinal))}}}";
            case YamlList list:
                return $"[{string.Join(',', list.Items.Select(i => Canonical(i, library)))}]";
            default:
                Assert.Null(ScalarKinds.Resolve((YamlScalar)node, library, out var value));
                return value.Kind switch
                {
                    ScalarKind.Null => "null",
                    ScalarKind.Boolean => value.Boolean.ToString(),
                    ScalarKind.Integer => ((double)value.Integer).ToString("R", CultureInfo.InvariantCulture),
                    ScalarKind.Float => value.Float.ToString("R", CultureInfo.InvariantCulture),
                    _ => $"\"{value.Text}\"",
                };
        }
    }
}
