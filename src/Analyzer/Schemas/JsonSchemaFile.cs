using Dryflux.Manifests.Resources;
using Dryflux.Manifests.Yaml;
using Dryflux.Rules.Schemas;
using Newtonsoft.Json;
using NJsonSchema;
using NJsonSchema.Validation;

namespace Dryflux.Analyzer.Schemas;

/// <summary>A JSON Schema of one kind, and what it says of objects.</summary>
internal sealed class JsonSchemaFile
{
    private readonly JsonSchema _schema;

    /// <summary>Reads a file.</summary>
    /// <exception cref="UsageException">It holds no JSON Schema.</exception>
    public JsonSchemaFile(string path)
    {
        try
        {
            _schema = JsonSchema.FromFileAsync(path).GetAwaiter().GetResult();
        }
        catch (Exception mistake) when (mistake is JsonException or InvalidOperationException or NotSupportedException)
        {
            throw new UsageException($"--schema: {path} holds no JSON Schema: {mistake.Message.Split('\n')[0]}");
        }
    }

    /// <summary>What is wrong with an object.</summary>
    public IReadOnlyList<Violation> Judge(Resource resource)
    {
        var violations = new List<Violation>();
        foreach (var error in _schema.Validate(JsonValues.Of(resource.Root)).SelectMany(Innermost))
        {
            var at = JsonValues.Find(resource.Field, error.Path ?? "");
            if (at.Node is null || !JsonValues.IsOpen(at.Node))
            {
                violations.Add(Violation(error, at));
            }
        }

        return violations;
    }

    /// <summary>An item or field that is wrong is reported inside an error about the list or mapping.</summary>
    private static IEnumerable<ValidationError> Innermost(ValidationError error) =>
        error is ChildSchemaValidationError { Kind: ValidationErrorKind.ArrayItemNotValid or ValidationErrorKind.AdditionalPropertiesNotValid } outer
            ? outer.Errors.Values.SelectMany(e => e).SelectMany(Innermost)
            : [error];

    private static Violation Violation(ValidationError error, Field at) => error.Kind switch
    {
        ValidationErrorKind.NoAdditionalPropertiesAllowed => new Violation(ViolationKind.Unknown, at, $"there is no field `{at.Path}`", SchemaNode.Anything),
        ValidationErrorKind.PropertyRequired => new Violation(ViolationKind.Required, at, $"`{at.Path}` is missing", SchemaNode.Anything),
        ValidationErrorKind.NotInEnumeration => new Violation(ViolationKind.Enum, at, $"`{at.Path}` must be one of {string.Join(", ", error.Schema.Enumeration)}, not `{at.Text}`", SchemaNode.Anything),
        ValidationErrorKind.PatternMismatch => new Violation(ViolationKind.Form, at, $"`{at.Path}` must match `{error.Schema.Pattern}`, which `{at.Text}` does not", SchemaNode.Anything),
        ValidationErrorKind.StringExpected => Type(at, "text"),
        ValidationErrorKind.IntegerExpected => Type(at, "a whole number"),
        ValidationErrorKind.NumberExpected => Type(at, "a number"),
        ValidationErrorKind.BooleanExpected => Type(at, "true or false"),
        ValidationErrorKind.ArrayExpected => Type(at, "a list"),
        ValidationErrorKind.ObjectExpected => Type(at, "a mapping"),
        _ => new Violation(ViolationKind.Combination, at, $"`{at.Path}` breaks its schema: {error.Kind}", SchemaNode.Anything),
    };

    private static Violation Type(Field at, string what) => new(ViolationKind.Type, at, $"`{at.Path}` must be {what}{(at.Text is { } text ? $": `{text}`" : "")}", SchemaNode.Anything);
}
