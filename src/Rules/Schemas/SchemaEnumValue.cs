namespace Dryflux.Rules.Schemas;

/// <summary>A value that an enumeration allows.</summary>
/// <param name="Text">The text of a string; a number, <c>true</c>, <c>false</c> or <c>null</c> as JSON has it.</param>
/// <param name="IsString">True for a string.</param>
public sealed record SchemaEnumValue(string Text, bool IsString)
{
    /// <inheritdoc/>
    public override string ToString() => Text;
}
