using Dryflux.Manifests.Flux;

namespace Dryflux.Manifests.Simulation;

/// <summary>Reads the Flux version from what a repository installs: the newest one when clusters differ.</summary>
internal static class FluxVersionFinder
{
    public static FluxVersion? Find(Workspace workspace)
    {
        FluxVersion? newest = null;
        foreach (var resource in workspace.Files.SelectMany(f => f.Documents).Where(d => d.Role == DocumentRole.Object).SelectMany(d => d.Resources))
        {
            var text = (resource.Id.Group, resource.Id.Kind) switch
            {
                // gotk-components.yaml labels all it holds.
                (_, "Namespace" or "CustomResourceDefinition" or "Deployment") when resource.Field.At("metadata", "labels")["app.kubernetes.io/part-of"].Text == "flux" =>
                    resource.Field.At("metadata", "labels")["app.kubernetes.io/version"].Text,
                (FluxGroups.Operator, "FluxInstance") => resource.Field.At("spec", "distribution", "version").Text,
                _ => null,
            };
            if (text is not null && FluxVersion.TryParse(text) is { } version && (newest is null || version > newest))
            {
                newest = version;
            }
        }

        return newest;
    }
}
