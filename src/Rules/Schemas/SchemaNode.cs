using Dryflux.Manifests.Go;
using Dryflux.Manifests.Yaml;

namespace Dryflux.Rules.Schemas;

/// <summary>
/// What is asked of one value and of all below it: a structural schema of Kubernetes, as CRDs have it and as its own kinds can be
/// written. Does not change once it is read; safe for several threads.
/// </summary>
public sealed class SchemaNode
{
    // Stands before everything static that makes a schema.
    private static readonly Dictionary<string, SchemaNode> NoProperties = [];

    private Lazy<GoRegex?>? _regex;

    /// <summary>A schema that every value obeys, whatever fields it has.</summary>
    public static SchemaNode Anything { get; } = new() { PreservesUnknown = true };

    /// <summary>A schema that asks for text and no more.</summary>
    public static SchemaNode Text { get; } = new() { Type = SchemaType.String };

    /// <summary>The type.</summary>
    public SchemaType Type { get; internal set; }

    /// <summary>True when null is a value like others; else the API server takes a field that is null for one that is missing.</summary>
    public bool IsNullable { get; internal set; }

    /// <summary>True when fields that the schema does not have are kept.</summary>
    public bool PreservesUnknown { get; internal set; }

    /// <summary>True for a whole object inside another: with apiVersion, kind and metadata.</summary>
    public bool IsEmbedded { get; internal set; }

    /// <summary>The format of a text, as <c>date-time</c>; or null.</summary>
    public string? Format { get; internal set; }

    /// <summary>The regular expression in Go's syntax that must match somewhere in a text; or null.</summary>
    public string? Pattern
    {
        get;
        internal set
        {
            field = value;
            _regex = value is null ? null : new Lazy<GoRegex?>(() => GoRegex.TryParse(value, out var regex, out _) ? regex : null);
        }
    }

    /// <summary>The values allowed; null for all.</summary>
    public IReadOnlyList<SchemaEnumValue>? Enum { get; internal set; }

    /// <summary>Limits of size; null for none.</summary>
    public SchemaBounds? Bounds { get; internal set; }

    /// <summary>The fields of a mapping.</summary>
    public IReadOnlyDictionary<string, SchemaNode> Properties { get; internal set; } = NoProperties;

    /// <summary>Names of the fields that must be there, unless they have a default.</summary>
    public IReadOnlyList<string> Required { get; internal set; } = [];

    /// <summary>The schema of all other fields of a mapping; null when there are none.</summary>
    public SchemaNode? AdditionalProperties { get; internal set; }

    /// <summary>The schema of the items of a list; null when nothing is known of them.</summary>
    public SchemaNode? Items { get; internal set; }

    /// <summary>What makes items of a list the same.</summary>
    public SchemaListType ListType { get; internal set; }

    /// <summary>The fields that tell items of a <see cref="SchemaListType.Map"/> apart.</summary>
    public IReadOnlyList<string> ListKeys { get; internal set; } = [];

    /// <summary>Schemas that must all hold.</summary>
    public IReadOnlyList<SchemaNode> AllOf { get; internal set; } = [];

    /// <summary>Schemas one of which must hold; none asks nothing.</summary>
    public IReadOnlyList<SchemaNode> AnyOf { get; internal set; } = [];

    /// <summary>Schemas exactly one of which must hold; none asks nothing.</summary>
    public IReadOnlyList<SchemaNode> OneOf { get; internal set; } = [];

    /// <summary>A schema that must not hold, or null.</summary>
    public SchemaNode? Not { get; internal set; }

    /// <summary>What the API server fills in for a missing field, as JSON; or null.</summary>
    public string? Default { get; internal set; }

    /// <summary>Rules in CEL.</summary>
    public IReadOnlyList<SchemaRule> Rules { get; internal set; } = [];

    /// <summary>The schema that this one stands for, as <c>core/v1#PodSpec</c>; null for one of its own. <see cref="Resolved"/> follows it.</summary>
    public string? Reference { get; internal set; }

    /// <summary>Finds the schema of a reference; the owner of the schema gives it.</summary>
    internal Func<string, SchemaNode>? Resolver { get; init; }

    /// <summary>The schema to look at: the one referred to, or this.</summary>
    public SchemaNode Resolved => Reference is null || Resolver is null ? this : Resolver(Reference);

    /// <summary>The schema of a field of an object that this is the schema of, by its way from the root; null when nothing is said of it.</summary>
    public SchemaNode? Of(Field field)
    {
        if (field.Parent is null)
        {
            return Resolved;
        }

        var above = Of(field.Parent);
        return (field.Key is null ? above?.Items : above?.Properties.GetValueOrDefault(field.Key) ?? above?.AdditionalProperties)?.Resolved;
    }

    /// <summary><see cref="Pattern"/>, compiled; null when there is none or Go would refuse it.</summary>
    public GoRegex? Regex => _regex?.Value;
}
