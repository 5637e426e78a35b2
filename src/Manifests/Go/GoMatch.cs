using Dryflux.Manifests.Text;

namespace Dryflux.Manifests.Go;

/// <summary>Where a Go regular expression matched.</summary>
public sealed class GoMatch
{
    private readonly string _text;
    private readonly int[] _bounds;

    /// <param name="regex">The expression.</param>
    /// <param name="text">The text it matched in.</param>
    /// <param name="bounds">Start and end of every group by number, -1 where it took no part.</param>
    internal GoMatch(GoRegex regex, string text, int[] bounds)
    {
        Regex = regex;
        _text = text;
        _bounds = bounds;
    }

    /// <summary>The expression that matched.</summary>
    public GoRegex Regex { get; }

    /// <summary>The whole match, in UTF-16 units of the text.</summary>
    public TextSpan Span => TextSpan.FromBounds(_bounds[0], _bounds[1]);

    /// <summary>The matched text.</summary>
    public string Value => _text[_bounds[0].._bounds[1]];

    /// <summary>What a group caught, 0 being the whole match; null when it took no part or there is no such group.</summary>
    public string? Group(int number) =>
        number >= 0 && number <= Regex.GroupCount && _bounds[2 * number] >= 0 ? _text[_bounds[2 * number].._bounds[(2 * number) + 1]] : null;

    /// <summary>What the first group of that name that took part caught, or null.</summary>
    public string? Group(string name)
    {
        for (var i = 1; i <= Regex.GroupCount; i++)
        {
            if (string.Equals(Regex.GroupNames[i], name, StringComparison.Ordinal) && Group(i) is { } value)
            {
                return value;
            }
        }

        return null;
    }
}
