using Dryflux.Manifests.Text;

namespace Dryflux.Simulator.Flux.Substitution;

/// <summary>Leads from the result of a template back to its text.</summary>
internal sealed class OffsetMap
{
    /// <summary>The pieces in order; verbatim ones that follow each other without gap are one.</summary>
    private readonly List<TemplatePiece> _pieces = [];

    public OffsetMap(IReadOnlyList<TemplatePiece> pieces)
    {
        foreach (var piece in pieces)
        {
            if (piece.IsVerbatim && _pieces is [.., { IsVerbatim: true } last] && last.Template.End == piece.Template.Start)
            {
                _pieces[^1] = new TemplatePiece(last.Template.Union(piece.Template), last.Output.Union(piece.Output), IsVerbatim: true);
            }
            else
            {
                _pieces.Add(piece);
            }
        }
    }

    /// <summary>Where in the template an offset of the result comes from; for one inside a value, where its expression begins.</summary>
    public int ToTemplate(int offset)
    {
        var piece = Last(p => p.Output.Start <= offset);
        return piece.IsVerbatim ? piece.Template.Start + Math.Min(offset - piece.Output.Start, piece.Output.Length) : piece.Template.Start;
    }

    /// <summary>True when a stretch of the template is in the result as it is.</summary>
    public bool IsVerbatim(TextSpan template) => Last(p => p.Template.Start <= template.Start) is { IsVerbatim: true } piece && piece.Template.Contains(template);

    private TemplatePiece Last(Predicate<TemplatePiece> isBefore)
    {
        var low = 0;
        var high = _pieces.Count - 1;
        while (low < high)
        {
            var middle = (low + high + 1) / 2;
            (low, high) = isBefore(_pieces[middle]) ? (middle, high) : (low, middle - 1);
        }

        return _pieces[low];
    }
}
