using System.Globalization;
using Dryflux.Manifests.Resources;
using Dryflux.Manifests.Simulation;
using Dryflux.Manifests.Yaml;

namespace Dryflux.Simulator.Kustomize.Merging;

/// <summary>Notes which items of lists a JSON patch finds by their index, one operation after the other.</summary>
/// <param name="target">The object that is patched.</param>
/// <param name="found">Where the items go.</param>
internal sealed class AddressedItemFinder(YamlMap target, List<AddressedItem> found)
{
    private readonly List<string> _tested = [];

    /// <summary>Looks at an operation before it is applied.</summary>
    /// <param name="operation">The operation.</param>
    /// <param name="root">The object after the operations before it.</param>
    public void Look(JsonPatchOperation operation, YamlNode root)
    {
        if (operation.Path is not { } path)
        {
            return;
        }

        if (operation.Kind == "test")
        {
            _tested.Add(path);
            return;
        }

        var parts = path.Split('/');

        // What is put into a list before an item does not address the item.
        var last = parts.Length - (operation.Kind is "add" or "move" or "copy" ? 2 : 1);
        var node = root;
        for (var i = 1; i <= last && node is not null; i++)
        {
            if (node is not YamlList list)
            {
                node = (node as YamlMap)?[JsonPointer.Decode(parts[i])];
                continue;
            }

            node = int.TryParse(parts[i], NumberStyles.None, CultureInfo.InvariantCulture, out var index) && index < list.Items.Count ? list.Items[index] : null;
            if (node is YamlMap item && Resource.From(target) is { } resource)
            {
                var pointer = string.Join('/', parts[..(i + 1)]);
                var isTested = _tested.Exists(t => t == pointer || t.StartsWith($"{pointer}/", StringComparison.Ordinal));
                found.Add(new AddressedItem(operation.Pointed.Place, resource.Id, pointer, list.Items.Count, item.Text("name"), item.Origin.Place, isTested));
            }
        }
    }
}
