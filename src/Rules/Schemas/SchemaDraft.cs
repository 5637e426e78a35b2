using System.Globalization;

namespace Dryflux.Rules.Schemas;

/// <summary>A schema while it is read from text: facts are taken one by one, then what stands below.</summary>
internal sealed class SchemaDraft(Func<string, SchemaNode> resolver)
{
    private Dictionary<string, SchemaNode>? _properties;
    private List<string>? _required;
    private List<SchemaEnumValue>? _enum;
    private List<SchemaRule>? _rules;
    private bool _isRequired;
    private bool _isKind;

    public SchemaNode Node { get; } = new() { Resolver = resolver };

    public void Take(ReadOnlySpan<char> fact)
    {
        var equals = fact.IndexOf('=');
        if (equals < 0)
        {
            TakeFlag(fact);
        }
        else
        {
            TakeValue(fact[..equals], SchemaFacts.Unescape(fact[(equals + 1)..]));
        }
    }

    /// <summary>Every object has these three fields; a block need not say so.</summary>
    public void AddObjectFields()
    {
        if (_isKind)
        {
            AddProperty("apiVersion", SchemaNode.Text);
            AddProperty("kind", SchemaNode.Text);
            AddProperty("metadata", SchemaFacts.ObjectMeta(resolver));
        }
    }

    public void Add(string name, SchemaDraft below)
    {
        var node = below.Node;
        switch (name)
        {
            case "[]":
                Node.Items = node;
                break;
            case "{}":
                Node.AdditionalProperties = node;
                break;
            case "allOf:":
                Node.AllOf = [.. Node.AllOf, node];
                break;
            case "anyOf:":
                Node.AnyOf = [.. Node.AnyOf, node];
                break;
            case "oneOf:":
                Node.OneOf = [.. Node.OneOf, node];
                break;
            case "not:":
                Node.Not = node;
                break;
            default:
                name = SchemaFacts.Unquote(name);
                AddProperty(name, node);
                if (below._isRequired)
                {
                    Node.Required = _required ??= [];
                    _required.Add(name);
                }

                break;
        }
    }

    private void AddProperty(string name, SchemaNode node)
    {
        Node.Properties = _properties ??= new Dictionary<string, SchemaNode>(StringComparer.Ordinal);
        _properties[name] = node;
    }

    private void TakeFlag(ReadOnlySpan<char> flag)
    {
        switch (flag)
        {
            case "nullable":
                Node.IsNullable = true;
                break;
            case "preserve":
                Node.PreservesUnknown = true;
                break;
            case "embedded":
                Node.IsEmbedded = true;
                break;
            case "required":
                _isRequired = true;
                break;
            default:
                Node.Type = SchemaFacts.TypeOf(flag) ?? throw new InvalidDataException($"a schema says `{flag}`");
                break;
        }
    }

    private void TakeValue(ReadOnlySpan<char> key, string value)
    {
        switch (key)
        {
            case "since" or "until":
                break;
            case "scope":
                _isKind = true;
                break;
            case "ref":
                Node.Reference = value;
                break;
            case "format":
                Node.Format = value;
                break;
            case "pattern":
                Node.Pattern = value;
                break;
            case "enum":
                AddAllowed(new SchemaEnumValue(value, IsString: true));
                break;
            case "enumJson":
                AddAllowed(new SchemaEnumValue(value, IsString: false));
                break;
            case "list":
                Node.ListType = value == "map" ? SchemaListType.Map : SchemaListType.Set;
                break;
            case "key":
                Node.ListKeys = [.. Node.ListKeys, value];
                break;
            case "default":
                Node.Default = value;
                break;
            case "rule":
                Node.Rules = _rules ??= [];
                _rules.Add(new SchemaRule(value));
                break;
            case "ruleField":
                _rules![^1] = _rules[^1] with { FieldPath = value };
                break;
            case "ruleOldSelf":
                _rules![^1] = _rules[^1] with { OptionalOldSelf = true };
                break;
            default:
                Node.Bounds = SchemaFacts.WithBound(Node.Bounds ?? new SchemaBounds(), key, double.Parse(value, CultureInfo.InvariantCulture));
                break;
        }
    }

    private void AddAllowed(SchemaEnumValue value)
    {
        Node.Enum = _enum ??= [];
        _enum.Add(value);
    }
}
