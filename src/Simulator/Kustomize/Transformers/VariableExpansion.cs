using System.Text;

namespace Dryflux.Simulator.Kustomize.Transformers;

/// <summary>Expands <c>$(NAME)</c> in a text; <c>$$</c> stands for one <c>$</c> (api/filters/refvar/expand.go:DoReplacements).</summary>
public static class VariableExpansion
{
    /// <summary>The text with every reference replaced; references to unknown names stay as they are.</summary>
    /// <param name="text">The text.</param>
    /// <param name="valueOf">The value of a name as text, or null.</param>
    public static string Expand(string text, Func<string, string?> valueOf)
    {
        if (!text.Contains('$', StringComparison.Ordinal))
        {
            return text;
        }

        var result = new StringBuilder(text.Length);
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] != '$' || i + 1 == text.Length)
            {
                result.Append(text[i]);
                continue;
            }

            i++;
            if (text[i] == '$')
            {
                result.Append('$');
            }
            else if (text[i] == '(' && text.IndexOf(')', i) is var close and > 0)
            {
                var name = text[(i + 1)..close];
                result.Append(valueOf(name) ?? $"$({name})");
                i = close;
            }
            else
            {
                result.Append('$').Append(text[i]);
            }
        }

        return result.ToString();
    }

    /// <summary>The name when the text is one reference and nothing else: then the value keeps its type. Else null.</summary>
    public static string? WholeName(string text) =>
        text is ['$', '(', .. var name, ')'] && !name.Contains(')') ? name : null;
}
