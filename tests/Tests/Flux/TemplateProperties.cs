using Dryflux.Manifests.Go;
using Dryflux.Simulator.Flux.Substitution;
using FsCheck;
using FsCheck.Fluent;

namespace Dryflux.Tests.Flux;

/// <summary>What holds of every template, for texts made of everything the grammar knows.</summary>
public sealed class TemplateProperties
{
    private static readonly string[] Atoms =
    [
        "${", "}", "$", "$$", "{", "a", "b", "u", "é", "😀", "_", "0", "-1", "2", ":", ":-", ":=", ":?", ":+", "=", "#", "##", "%", "%%", "/", "//", "/#", "/%", "^", "^^", ",", ",,",
        "*", "?", "[a-c]", "[^", "]", "\\", "\\/", " ", "\n", ".", "${a}", "${b:-", "${a/", "${a:0:", "\0", "\uD800", "\uDC80",
    ];

    private static readonly Gen<string> Texts = Gen.Elements(Atoms).ArrayOf().Resize(14).Select(string.Concat);

    private static readonly Gen<(string Text, string Value, bool IsStrict)> Cases =
        from text in Texts
        from value in Texts
        from isStrict in Gen.Elements(true, false)
        select (text, value, isStrict);

    private static readonly Config Many = Config.QuickThrowOnFailure.WithMaxTest(3000);

    [Fact]
    public void Nothing_makes_it_throw_and_the_pieces_are_the_result() => Prop.ForAll(Cases.ToArbitrary(), c =>
    {
        if (Template.Parse(c.Text, out var error) is not { } template)
        {
            return c.Text.Substring(error!.Span.Start, error.Span.Length).StartsWith("${", StringComparison.Ordinal);
        }

        var output = template.Evaluate(Templates.Variables($"a={c.Value}", "b=", "u"), c.IsStrict);
        var end = 0;
        foreach (var piece in output.Pieces)
        {
            Assert.Equal(end, piece.Output.Start);
            end = piece.Output.End;
            Assert.True(!piece.IsVerbatim || template.Slice(piece.Template).SequenceEqual(output.Text.AsSpan(piece.Output.Start, piece.Output.Length)));
        }

        return end == output.Text.Length;
    }).Check(Many);

    [Fact]
    public void Spans_are_those_of_the_expressions() => Prop.ForAll(Texts.ToArbitrary(), text =>
    {
        if (Template.Parse(text, out _) is not { } template)
        {
            return true;
        }

        return template.Expressions().All(e => template.Slice(e.Span) is ['$', '{', .., '}'] slice && slice[2..].TrimStart('#').StartsWith(e.Name));
    }).Check(Many);

    [Fact]
    public void Text_without_dollar_is_unchanged() => Prop.ForAll(Texts.Where(t => !t.AsSpan().ContainsAny('$', '\0')).ToArbitrary(), text =>
        Templates.Expand(text, Templates.Variables("a=1"), isStrict: true) == text).Check(Many);

    [Fact]
    public void Doubled_dollars_give_the_text_back() => Prop.ForAll(Texts.Where(t => !t.Contains('\0', StringComparison.Ordinal)).ToArbitrary(), text =>
        Templates.Expand(text.Replace("$", "$$", StringComparison.Ordinal), Templates.Variables("a=1"), isStrict: true) == text).Check(Many);

    [Fact]
    public void A_value_is_inserted_as_it_is() => Prop.ForAll(Texts.Where(t => !t.AsSpan().ContainsAny('\uD800', '\uDC80')).ToArbitrary(), value =>
        Templates.Expand("x${a}y", Templates.Variables($"a={value}"), isStrict: true) == $"x{value}y").Check(Many);

    [Fact]
    public void Bytes_go_through_a_string_and_back() => Prop.ForAll(Gen.Choose(0, 255).Select(b => (byte)b).ArrayOf().ToArbitrary(), bytes =>
        GoString.ToBytes(GoString.FromBytes(bytes)).SequenceEqual(bytes)).Check(Many);
}
