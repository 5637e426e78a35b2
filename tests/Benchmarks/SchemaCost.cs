namespace Dryflux.Benchmarks;

/// <summary>What the schemas cost in a repository.</summary>
/// <param name="Objects">Objects judged.</param>
/// <param name="Schemas">Processor milliseconds of the schema rules alone.</param>
/// <param name="Lint">Processor milliseconds of a lint with all rules.</param>
/// <param name="Without">Processor milliseconds of a lint with all rules but those.</param>
internal sealed record SchemaCost(int Objects, double Schemas, double Lint, double Without)
{
    public SchemaCost Plus(SchemaCost other) => new(Objects + other.Objects, Schemas + other.Schemas, Lint + other.Lint, Without + other.Without);

    public override string ToString() =>
        $"{Objects,6} objects {Schemas,7:F1} ms {Objects / Schemas * 1000,8:F0} objects/s, {(Lint - Without) / Lint,5:P0} of a lint of {Lint:F0} ms";
}
