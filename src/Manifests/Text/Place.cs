namespace Dryflux.Manifests.Text;

/// <summary>A span in a file: what a finding points at.</summary>
/// <param name="Source">The file.</param>
/// <param name="Span">The stretch in it.</param>
public sealed record Place(SourceText Source, TextSpan Span)
{
    /// <summary>Line and column where the place starts.</summary>
    public LinePosition Start => Source.Position(Span.Start);

    /// <summary>Line and column just past the place.</summary>
    public LinePosition End => Source.Position(Span.End);

    /// <inheritdoc/>
    public override string ToString() => $"{Source.Path}:{Start.Line}:{Start.Column}";
}
