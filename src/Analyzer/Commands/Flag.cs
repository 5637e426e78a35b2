using McMaster.Extensions.CommandLineUtils;

namespace Dryflux.Analyzer.Commands;

/// <summary>Short words for declaring flags and reading them.</summary>
internal static class Flag
{
    /// <summary>A flag without value.</summary>
    public static CommandOption Switch(this CommandLineApplication command, string template, string description) =>
        command.Option(template, description, CommandOptionType.NoValue);

    /// <summary>A flag with a value.</summary>
    /// <param name="command">The command.</param>
    /// <param name="template">As <c>--format &lt;FORMAT&gt;</c>.</param>
    /// <param name="description">What the flag does.</param>
    /// <param name="valueName">What help calls the value where a template cannot say it.</param>
    public static CommandOption Value(this CommandLineApplication command, string template, string description, string? valueName = null)
    {
        var option = command.Option(template, description, CommandOptionType.SingleValue);
        option.ValueName = valueName ?? option.ValueName;
        return option;
    }

    /// <summary>A flag that may be given several times.</summary>
    /// <param name="command">The command.</param>
    /// <param name="template">As <c>--select &lt;RULES&gt;</c>.</param>
    /// <param name="description">What the flag does.</param>
    /// <param name="valueName">What help calls the value where a template cannot say it.</param>
    public static CommandOption Values(this CommandLineApplication command, string template, string description, string? valueName = null)
    {
        var option = command.Option(template, description, CommandOptionType.MultipleValue);
        option.ValueName = valueName ?? option.ValueName;
        return option;
    }

    /// <summary>The value, one of some words; null when the flag is absent.</summary>
    /// <exception cref="UsageException">It is another word.</exception>
    public static string? Word(this CommandOption option, params IReadOnlyList<string> words) => option.Value() is not { } value || words.Contains(value)
        ? option.Value()
        : throw new UsageException($"--{option.LongName}: '{value}' is not {string.Join(", ", words.Take(words.Count - 1))} or {words[^1]}{Suggestion.For(value, words)}");

    /// <summary>The value, once a reader has taken it; null when the flag is absent.</summary>
    /// <exception cref="UsageException">The reader refuses it.</exception>
    public static string? Checked<T>(this CommandOption option, Func<string, T> read)
    {
        try
        {
            return option.Value() is { } value ? read(value)?.ToString() : null;
        }
        catch (UsageException wrong)
        {
            throw new UsageException($"--{option.LongName}: {wrong.Message}");
        }
    }
}
