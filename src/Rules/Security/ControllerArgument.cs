using Dryflux.Manifests.Yaml;

namespace Dryflux.Rules.Security;

/// <summary>One argument of a controller as its command line parser takes it.</summary>
/// <param name="Field">The item of <c>args</c>.</param>
/// <param name="Dashes">0 for one that is no flag, which controllers ignore.</param>
/// <param name="Name">The flag, without dashes; what the item holds where it is none.</param>
/// <param name="Value">Its value, be it behind <c>=</c> or the next item; null when it has none.</param>
internal sealed record ControllerArgument(Field Field, int Dashes, string Name, string? Value)
{
    /// <summary>Reads the items of <c>args</c> for a controller.</summary>
    public static IReadOnlyList<ControllerArgument> Read(string controller, IEnumerable<Field> items)
    {
        var arguments = new List<ControllerArgument>();
        var needsValue = false;
        foreach (var item in items.Where(i => i.Text is not null))
        {
            // spf13/pflag flag.go:parseLongArg: what follows a flag without `=` is its value, whatever it looks like, unless the flag is a switch.
            if (needsValue)
            {
                arguments[^1] = arguments[^1] with { Value = item.Text };
                needsValue = false;
                continue;
            }

            if (item.Text == "--")
            {
                break;
            }

            var argument = Of(item);
            arguments.Add(argument);
            needsValue = argument is { Dashes: 2, Value: null } && ControllerFlags.Flag(controller, argument.Name) is { Kind: ControllerFlagKind.Flag };
        }

        return arguments;
    }

    private static ControllerArgument Of(Field item)
    {
        var text = item.Text!;
        var dashes = text.StartsWith("--", StringComparison.Ordinal) ? 2 : text.StartsWith('-') && text.Length > 1 ? 1 : 0;
        var at = text.IndexOf('=', StringComparison.Ordinal);
        return at < 0 ? new ControllerArgument(item, dashes, text[dashes..], null) : new ControllerArgument(item, dashes, text[dashes..at], text[(at + 1)..]);
    }
}
