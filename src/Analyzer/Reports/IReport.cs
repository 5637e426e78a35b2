namespace Dryflux.Analyzer.Reports;

/// <summary>A format in which findings are written.</summary>
internal interface IReport
{
    /// <summary>Writes the result of a run.</summary>
    void Write(LintResult result, TextWriter output);
}
