using System.Reflection;
using Dryflux.Manifests.Flux;

namespace Dryflux.Rules.Security;

/// <summary>What Flux's controllers can be started with: the table <c>schemas/flux/controller-flags.tsv</c>, complete for the release lines that this program covers.</summary>
internal static class ControllerFlags
{
    private static readonly Lazy<ILookup<string, ControllerFlag>> Table = new(() => Rows().ToLookup(f => f.Controller, StringComparer.Ordinal));

    /// <summary>The controller that an image runs, by the last part of its name, whatever registry it is copied to; null for other images.</summary>
    public static string? ControllerOf(string image)
    {
        var name = image.Split('@')[0].Split('/')[^1].Split(':')[0];
        return Table.Value.Select(c => c.Key).FirstOrDefault(c => name == c || name.EndsWith($"-{c}", StringComparison.Ordinal));
    }

    /// <summary>All that a controller knows or knew.</summary>
    public static IEnumerable<ControllerFlag> Of(string controller) => Table.Value[controller];

    /// <summary>A flag, or null when no release of the controller has it.</summary>
    public static ControllerFlag? Flag(string controller, string name) => Of(controller).FirstOrDefault(f => f.Name == name && f.Kind != ControllerFlagKind.Gate);

    /// <summary>A feature gate, or null when no release of the controller has it.</summary>
    public static ControllerFlag? Gate(string controller, string name) => Of(controller).FirstOrDefault(f => f.Name == name && f.Kind == ControllerFlagKind.Gate);

    private static IEnumerable<ControllerFlag> Rows()
    {
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream("flux/controller-flags.tsv")!;
        using var reader = new StreamReader(stream);
        while (reader.ReadLine() is { } line)
        {
            if (!line.StartsWith('#') && line.Split('\t') is [var controller, var kind, var name, var since, var until])
            {
                yield return new ControllerFlag(controller, Enum.Parse<ControllerFlagKind>(kind, ignoreCase: true), name, FluxVersion.TryParse(since)!, FluxVersion.TryParse(until));
            }
        }
    }
}
