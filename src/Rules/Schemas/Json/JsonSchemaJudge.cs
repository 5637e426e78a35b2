using Dryflux.Manifests.Yaml;
using Newtonsoft.Json;
using NJsonSchema;
using NJsonSchema.Validation;

namespace Dryflux.Rules.Schemas.Json;

/// <summary>A JSON Schema, and what it says of values.</summary>
public sealed class JsonSchemaJudge
{
    private readonly JsonSchema _schema;

    private JsonSchemaJudge(JsonSchema schema) => _schema = schema;

    /// <summary>Reads a schema; null with the reason when the text is none.</summary>
    /// <param name="json">The text.</param>
    /// <param name="path">The file that it stands in, which relative references start from; null for a schema that stands alone.</param>
    /// <param name="problem">Why it cannot be read.</param>
    public static JsonSchemaJudge? Read(string json, string? path, out string? problem)
    {
        try
        {
            problem = null;
            return new JsonSchemaJudge(JsonSchema.FromJsonAsync(json, path).GetAwaiter().GetResult());
        }
        catch (Exception mistake) when (mistake is JsonException or InvalidOperationException or NotSupportedException)
        {
            problem = mistake.Message.Split('\n')[0];
            return null;
        }
    }

    /// <summary>What is wrong with a value.</summary>
    /// <param name="root">The value.</param>
    public IReadOnlyList<Violation> Judge(Field root)
    {
        var violations = new List<Violation>();
        foreach (var error in _schema.Validate(JsonValues.Of(root.Node!)).SelectMany(Innermost))
        {
            var at = JsonValues.Find(root, error.Path ?? "");
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
