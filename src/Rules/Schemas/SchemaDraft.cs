using System.Globalization;

namespace Dryflux.Rules.Schemas;

/// <summary>A schema while it is read from text: facts are taken one by one.</summary>
internal sealed class SchemaDraft(Func<string, SchemaNode> resolver)
{
    private readonly Dictionary<string, SchemaNode> _properties = new(StringComparer.Ordinal);
    private readonly List<string> _required = [];
    private readonly List<SchemaNode> _allOf = [];
    private readonly List<SchemaNode> _anyOf = [];
    private readonly List<SchemaNode> _oneOf = [];
    private readonly List<SchemaRule> _rules = [];
    private readonly List<string> _listKeys = [];
    private List<SchemaEnumValue>? _enum;
    private SchemaBounds? _bounds;
    private SchemaType _type;
    private SchemaListType _listType;
    private SchemaNode? _items;
    private SchemaNode? _others;
    private SchemaNode? _not;
    private bool _isNullable;
    private bool _preserves;
    private bool _isEmbedded;
    private bool _isRequired;
    private bool _isKind;
    private string? _format;
    private string? _pattern;
    private string? _default;
    private string? _reference;

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
            _properties["apiVersion"] = new SchemaNode { Type = SchemaType.String };
            _properties["kind"] = new SchemaNode { Type = SchemaType.String };
            _properties["metadata"] = SchemaFacts.ObjectMeta(resolver);
        }
    }

    public void Add(string name, SchemaDraft below)
    {
        var node = below.ToNode();
        switch (name)
        {
            case "[]":
                _items = node;
                break;
            case "{}":
                _others = node;
                break;
            case "allOf:":
                _allOf.Add(node);
                break;
            case "anyOf:":
                _anyOf.Add(node);
                break;
            case "oneOf:":
                _oneOf.Add(node);
                break;
            case "not:":
                _not = node;
                break;
            default:
                name = SchemaFacts.Unquote(name);
                _properties[name] = node;
                if (below._isRequired)
                {
                    _required.Add(name);
                }

                break;
        }
    }

    public SchemaNode ToNode() => new()
    {
        Type = _type,
        IsNullable = _isNullable,
        PreservesUnknown = _preserves,
        IsEmbedded = _isEmbedded,
        Format = _format,
        Pattern = _pattern,
        Enum = _enum,
        Bounds = _bounds,
        Properties = _properties,
        Required = _required,
        AdditionalProperties = _others,
        Items = _items,
        ListType = _listType,
        ListKeys = _listKeys,
        AllOf = _allOf,
        AnyOf = _anyOf,
        OneOf = _oneOf,
        Not = _not,
        Default = _default,
        Rules = _rules,
        Reference = _reference,
        Resolver = resolver,
    };

    private void TakeFlag(ReadOnlySpan<char> flag)
    {
        switch (flag)
        {
            case "nullable":
                _isNullable = true;
                break;
            case "preserve":
                _preserves = true;
                break;
            case "embedded":
                _isEmbedded = true;
                break;
            case "required":
                _isRequired = true;
                break;
            default:
                _type = SchemaFacts.TypeOf(flag) ?? throw new InvalidDataException($"a schema says `{flag}`");
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
                _reference = value;
                break;
            case "format":
                _format = value;
                break;
            case "pattern":
                _pattern = value;
                break;
            case "enum":
                (_enum ??= []).Add(new SchemaEnumValue(value, IsString: true));
                break;
            case "enumJson":
                (_enum ??= []).Add(new SchemaEnumValue(value, IsString: false));
                break;
            case "list":
                _listType = value == "map" ? SchemaListType.Map : SchemaListType.Set;
                break;
            case "key":
                _listKeys.Add(value);
                break;
            case "default":
                _default = value;
                break;
            case "rule":
                _rules.Add(new SchemaRule(value));
                break;
            case "ruleField":
                _rules[^1] = _rules[^1] with { FieldPath = value };
                break;
            case "ruleOldSelf":
                _rules[^1] = _rules[^1] with { OptionalOldSelf = true };
                break;
            default:
                _bounds = SchemaFacts.WithBound(_bounds ?? new SchemaBounds(), key, double.Parse(value, CultureInfo.InvariantCulture));
                break;
        }
    }
}
