using System.Text;

namespace Dryflux.Rules.Schemas.Import;

/// <summary>Puts what a schema says of one value into words: the facts of a line, always in the same order.</summary>
internal static class SchemaWords
{
    /// <summary>The facts of a line, each with a tab before it.</summary>
    public static string Of(SchemaNode node, bool isRequired) => Of(node, isRequired, isNamespaced: null);

    /// <summary>The facts of the first line of a block.</summary>
    public static string Of(SchemaBlock block) => Of(block.Schema, isRequired: false, block.IsNamespaced);

    private static string Of(SchemaNode node, bool isRequired, bool? isNamespaced)
    {
        var facts = new StringBuilder();
        Flag(SchemaFacts.WordOf(node.Type), node.Type != SchemaType.Any);
        Flag("nullable", node.IsNullable);
        Flag("preserve", node.PreservesUnknown);
        Flag("embedded", node.IsEmbedded);
        Flag("required", isRequired);
        Value("scope", isNamespaced switch { true => "Namespaced", false => "Cluster", null => null });
        Value("ref", node.Reference);
        Value("format", node.Format);
        Value("pattern", node.Pattern);
        foreach (var value in node.Enum ?? [])
        {
            Value(value.IsString ? "enum" : "enumJson", value.Text);
        }

        foreach (var (key, value) in SchemaFacts.BoundsOf(node.Bounds))
        {
            Value(key, SchemaFacts.Number(value));
        }

        Value("list", node.ListType switch { SchemaListType.Map => "map", SchemaListType.Set => "set", _ => null });
        foreach (var key in node.ListKeys)
        {
            Value("key", key);
        }

        Value("default", node.Default);
        foreach (var rule in node.Rules)
        {
            Value("rule", rule.Expression);
            Value("ruleField", rule.FieldPath);
            Value("ruleOldSelf", rule.OptionalOldSelf ? "true" : null);
        }

        return facts.ToString();

        void Flag(string? word, bool isOn) => facts.Append(isOn ? $"\t{word}" : "");

        void Value(string key, string? value) => facts.Append(value is null ? "" : $"\t{key}={SchemaFacts.Escape(value)}");
    }
}
