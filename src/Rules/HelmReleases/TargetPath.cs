using System.Globalization;
using System.Text;

namespace Dryflux.Rules.HelmReleases;

/// <summary>A <c>targetPath</c> of <c>valuesFrom</c>, read as Helm reads the left side of <c>--set</c> (helm pkg/strvals/parser.go).</summary>
/// <param name="Steps">Keys as text and indices as numbers, in order; "" sets nothing.</param>
internal sealed record TargetPath(IReadOnlyList<object> Steps)
{
    private const int MaxIndex = 65536;
    private const int MaxLevel = 30;

    /// <summary>Reads a path; null when Helm cannot set anything there.</summary>
    /// <param name="text">The path.</param>
    /// <param name="error">What is wrong with it, in plain words.</param>
    public static TargetPath? Parse(string text, out string error)
    {
        var steps = new List<object>();
        var key = new StringBuilder();
        error = "";
        for (var i = 0; i <= text.Length; i++)
        {
            var c = i < text.Length ? text[i] : '\0';
            switch (c)
            {
                case '\\' when i + 1 < text.Length:
                    key.Append(text[++i]);
                    break;
                case '\\':
                    error = "a backslash at the end escapes the `=` that Helm puts after it";
                    return null;
                case '[':
                    steps.Add(key.ToString());
                    key.Clear();
                    if (Indices(text, ref i, steps) is { } wrong)
                    {
                        error = wrong;
                        return null;
                    }

                    break;
                case '.' or '\0':
                    steps.Add(key.ToString());
                    key.Clear();
                    break;
                default:
                    key.Append(c);
                    break;
            }
        }

        // An empty key at the start is dropped with all below it, without a word.
        error = steps.FindIndex(s => s is "") > 0 ? "a key is empty"
            : steps.Count(s => s is string) > MaxLevel ? $"it is deeper than {MaxLevel} levels"
            : "";
        return error.Length == 0 ? new TargetPath(steps) : null;
    }

    /// <summary>One or more <c>[n]</c>, and the dot after them.</summary>
    private static string? Indices(string text, ref int i, List<object> steps)
    {
        while (i < text.Length && text[i] == '[')
        {
            var end = text.IndexOf(']', i);
            if (end < 0 || !int.TryParse(text.AsSpan(i + 1, end - i - 1), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var index))
            {
                return "an index is no number";
            }

            if (index is < 0 or > MaxIndex)
            {
                return $"the index {index} is not between 0 and {MaxIndex}";
            }

            steps.Add(index);
            i = end + 1;
        }

        if (i < text.Length && text[i] != '.')
        {
            return "something stands between an index and the next dot";
        }

        return i == text.Length - 1 ? "a key is empty" : null;
    }
}
