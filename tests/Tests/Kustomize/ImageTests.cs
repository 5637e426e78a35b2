using System.Text.Json;
using Dryflux.Simulator.Kustomize.Transformers;

namespace Dryflux.Tests.Kustomize;

public sealed class ImageTests
{
    [SharedFact]
    public void References_are_split_as_upstream_does()
    {
        foreach (var (name, row) in Extras.Table("image", "TestSplit"))
        {
            Assert.Equal((name, new ImageName(row.Text("name"), row.Text("tag"), row.Text("digest"))), (name, ImageName.Parse(row.Text("value"))));
        }
    }

    [SharedFact]
    public void Images_are_matched_as_upstream_does()
    {
        foreach (var (name, row) in Extras.Table("image", "TestIsImageMatched"))
        {
            var text = Overlay.Print(
                ("pod.yaml", $"apiVersion: v1\nkind: Pod\nmetadata:\n  name: pod\nspec:\n  containers:\n  - name: c\n    image: {JsonSerializer.Serialize(row.Text("value"))}\n"),
                ("kustomization.yaml", $"resources: [pod.yaml]\nimages:\n- name: {JsonSerializer.Serialize(row.Text("name"))}\n  newName: matched\n"));
            Assert.Equal((name, row.GetProperty("isMatched").GetBoolean()), (name, text.Contains("image: matched", StringComparison.Ordinal)));
        }
    }
}
