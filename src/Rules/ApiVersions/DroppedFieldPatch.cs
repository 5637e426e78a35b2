using System.Text;
using Dryflux.Manifests.Flux;
using Dryflux.Manifests.Repo;
using Dryflux.Manifests.Simulation;
using Dryflux.Manifests.Yaml;

namespace Dryflux.Rules.ApiVersions;

/// <summary>An operation of a JSON patch on a field that newer versions of a Flux kind dropped.</summary>
/// <param name="Pointer">The <c>path</c> of the operation.</param>
/// <param name="Kind">The kind that the patch is for.</param>
/// <param name="Field">The name of the field.</param>
/// <param name="IsServed">True when the Flux of the file still serves a version that has the field.</param>
internal sealed record DroppedFieldPatch(Field Pointer, string Kind, string Field, bool IsServed)
{
    /// <summary>The operations in the patches of a kustomization file or a Flux Kustomization, also those in files of their own.</summary>
    public static IEnumerable<DroppedFieldPatch> In(SourceDocument document, Workspace workspace, FluxVersion flux)
    {
        foreach (var patch in Patches(document))
        {
            var target = patch["target"];
            if (target["kind"].Text is not { } kind || (target["group"].Text ?? ApiReferences.Implied(target, kind)) is not { } group || !FluxApis.Knows(group))
            {
                continue;
            }

            foreach (var pointer in Operations(patch, document.File.Path.Parent, workspace).Select(o => o["path"]).Where(p => p.Text is not null))
            {
                var path = PathOf(pointer.Text!);
                foreach (var (dropped, versions) in FluxApis.DroppedFields(group, kind).Where(d => path == d.Path || path.StartsWith(d.Path + ".", StringComparison.Ordinal) || path.StartsWith(d.Path + "[", StringComparison.Ordinal)))
                {
                    yield return new DroppedFieldPatch(pointer, kind, DroppedField.KeyOf(dropped), versions.Any(v => FluxApis.Find(group, kind, v)?.IsServed(flux) == true));
                }
            }
        }
    }

    private static IEnumerable<Field> Patches(SourceDocument document) => document.Role == DocumentRole.KustomizationFile
        ? document.Field["patches"].Items.Concat(document.Field["patchesJson6902"].Items)
        : document.Resources.Select(FluxObject.From).OfType<FluxKustomization>().SelectMany(k => k.Patches.Items);

    private static IEnumerable<Field> Operations(Field patch, RepoPath directory, Workspace workspace) => patch switch
    {
        _ when patch["patch"].List is not null => patch["patch"].Items,
        _ when patch["patch"].Scalar is { } text => NestedYaml.Parse(text).Documents.SelectMany(d => Manifests.Yaml.Field.Root(d.Root).Items),
        _ when patch["path"].Text is { } path && directory.TryCombine(path) is { } file => workspace.File(file.Value)?.Documents.SelectMany(d => d.Field.Items) ?? [],
        _ => [],
    };

    /// <summary>A JSON pointer as the path of a field, <c>[]</c> for an item.</summary>
    private static string PathOf(string pointer)
    {
        var path = new StringBuilder();
        foreach (var part in pointer.Split('/', StringSplitOptions.RemoveEmptyEntries))
        {
            _ = part == "-" || part.All(char.IsAsciiDigit) ? path.Append("[]") : path.Append(path.Length == 0 ? "" : ".").Append(part);
        }

        return path.ToString();
    }
}
