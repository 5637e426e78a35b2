using Dryflux.Manifests.Flux;
using Dryflux.Manifests.Resources;
using Dryflux.Rules.Schemas;

namespace Dryflux.Rules.Security;

/// <summary>What Flux's controllers can be started with: the table <c>schemas/flux/controller-flags.tsv</c>, complete for the release lines that this program covers.</summary>
internal static class ControllerFlags
{
    private static readonly Lazy<ILookup<string, ControllerFlag>> Table = new(() => Rows().ToLookup(f => f.Controller, StringComparer.Ordinal));

    /// <summary>The controller that an image runs, by the last part of its name, whatever registry it is copied to; null for other images.</summary>
    public static string? ControllerOf(string image)
    {
        var name = ImageReference.Parse(image).Name.Split('/')[^1];
        return Table.Value.Select(c => c.Key).FirstOrDefault(c => name == c || name.EndsWith($"-{c}", StringComparison.Ordinal));
    }

    /// <summary>All that a controller knows or knew.</summary>
    public static IEnumerable<ControllerFlag> Of(string controller) => Table.Value[controller];

    /// <summary>A flag, or null when no release of the controller has it.</summary>
    public static ControllerFlag? Flag(string controller, string name) => Of(controller).FirstOrDefault(f => f.Name == name && f.Kind != ControllerFlagKind.Gate);

    /// <summary>A feature gate, or null when no release of the controller has it.</summary>
    public static ControllerFlag? Gate(string controller, string name) => Of(controller).FirstOrDefault(f => f.Name == name && f.Kind == ControllerFlagKind.Gate);

    private static IEnumerable<ControllerFlag> Rows() =>
        from row in FactTable.Rows("flux/controller-flags.tsv")
        let cells = row.Split('\t')
        select new ControllerFlag(cells[0], Enum.Parse<ControllerFlagKind>(cells[1], ignoreCase: true), cells[2], FluxVersion.TryParse(cells[3])!, FluxVersion.TryParse(cells[4]));
}
