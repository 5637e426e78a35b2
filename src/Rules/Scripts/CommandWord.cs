using Dryflux.Manifests.Text;

namespace Dryflux.Rules.Scripts;

/// <summary>A word of a command line.</summary>
/// <param name="Text">The word, quotes removed; variables stay as they are written.</param>
/// <param name="Span">Where it stands.</param>
internal readonly record struct CommandWord(string Text, TextSpan Span)
{
    /// <summary>True for <c>--name</c> and <c>-n</c>.</summary>
    public bool IsFlag => Text.StartsWith('-') && Text.Length > 1;

    /// <summary>The name of a long flag without its dashes and value; null for anything else.</summary>
    public string? LongFlag => !Text.StartsWith("--", StringComparison.Ordinal) || Text.Length == 2 ? null : Text.IndexOf('=', StringComparison.Ordinal) is var equals and > 0 ? Text[2..equals] : Text[2..];
}
