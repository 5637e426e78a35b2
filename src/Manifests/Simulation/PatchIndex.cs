using Dryflux.Manifests.Flux;
using Dryflux.Manifests.Go;
using Dryflux.Manifests.Repo;
using Dryflux.Manifests.Resources;
using Dryflux.Manifests.Yaml;

namespace Dryflux.Manifests.Simulation;

/// <summary>
/// Every patch written in the repository: in kustomization files, in Flux Kustomizations, and in patches of Flux Kustomizations.
/// It answers one question without building anything: may some patch set this field of this object?
/// </summary>
public sealed class PatchIndex
{
    private readonly List<(Func<ResourceId, bool> Matches, Field Content)> _patches = [];

    internal PatchIndex(Repository repository, IReadOnlyList<SourceFile> files)
    {
        foreach (var document in files.SelectMany(f => f.Documents))
        {
            if (document.Role == DocumentRole.KustomizationFile)
            {
                AddKustomization(repository, document);
            }

            foreach (var kustomization in document.Resources.Select(FluxObject.From).OfType<FluxKustomization>())
            {
                AddPatches(kustomization.Patches);
            }
        }
    }

    /// <summary>True when a patch that may apply to the object sets the field, something above it, or something below it.</summary>
    public bool MaySet(ResourceId id, Field field)
    {
        var path = Keys(field);
        return _patches.Exists(p => p.Matches(id) && Sets(p.Content, path));
    }

    /// <summary>True when a patch may apply to the object.</summary>
    public bool MayChange(ResourceId id) => _patches.Exists(p => p.Matches(id));

    private static List<string> Keys(Field field)
    {
        var keys = new List<string>();
        for (var at = field; at?.Key is not null; at = at.Parent)
        {
            keys.Insert(0, at.Key);
        }

        return keys;
    }

    private void AddKustomization(Repository repository, SourceDocument document)
    {
        var directory = document.File.Path.Parent;
        AddPatches(document.Field["patches"]);
        AddPatches(document.Field["patchesJson6902"]);
        foreach (var (field, _) in KustomizationFiles.References(document.Field).Where(r => r.Role == DocumentRole.Patch))
        {
            if (field.Text is not { } text)
            {
                continue;
            }

            if (directory.TryCombine(text) is { } path && repository.File(path)?.Yaml is { } file)
            {
                AddContents(file, field.Key == "path" ? field.Parent!["target"] : null);
            }
            else if (field.Scalar is { } scalar && text.Contains('\n', StringComparison.Ordinal))
            {
                AddContents(NestedYaml.Parse(scalar), null);
            }
        }
    }

    private void AddPatches(Field patches)
    {
        foreach (var patch in patches.Items)
        {
            if (patch["patch"].Scalar is { } text)
            {
                AddContents(NestedYaml.Parse(text), patch["target"]);
            }
        }
    }

    private void AddContents(YamlFile file, Field? target)
    {
        foreach (var document in file.Documents)
        {
            var content = Field.Root(document.Root);
            if (target is { Exists: true })
            {
                _patches.Add((Matcher(target), content));
            }
            else if (Resource.From(document.Root) is { } patched)
            {
                _patches.Add((id => id.Kind == patched.Id.Kind && id.Name == patched.Id.Name, content));
            }

            // A parent's patch may bring patches of its own to the Flux Kustomizations it reaches.
            AddPatches(content["spec"]["patches"]);
            foreach (var operation in content.Items.Where(o => o["path"].Text?.StartsWith("/spec/patches", StringComparison.Ordinal) == true))
            {
                AddPatches(operation["value"]);
            }
        }
    }

    private static Func<ResourceId, bool> Matcher(Field target)
    {
        var kind = Whole(target["kind"].Text);
        var name = Whole(target["name"].Text);
        return id => (kind is null || kind.IsMatch(id.Kind)) && (name is null || name.IsMatch(id.Name));
    }

    // A selector that Go refuses fails the build: then it does not matter what it would select.
    private static GoRegex? Whole(string? pattern) => string.IsNullOrEmpty(pattern) || !GoRegex.TryParseWhole(pattern, out var regex, out _) ? null : regex;

    private static bool Sets(Field content, List<string> path)
    {
        if (content.List is null)
        {
            return SetsFrom(content, path, 0);
        }

        foreach (var operation in content.Items)
        {
            var parts = (operation["path"].Text ?? "").Split('/').Skip(1).Select(JsonPointer.Decode).ToList();
            var common = Math.Min(parts.Count, path.Count);
            if (operation["op"].Text is "add" or "replace" or "copy" or "move"
                && parts.Take(common).SequenceEqual(path.Take(common), StringComparer.Ordinal)
                && (parts.Count >= path.Count || SetsFrom(operation["value"], path, parts.Count)))
            {
                return true;
            }
        }

        return false;
    }

    private static bool SetsFrom(Field content, List<string> path, int from)
    {
        for (var i = from; i < path.Count; i++)
        {
            content = content[path[i]];
            if (content.List is not null)
            {
                return true;
            }
        }

        return content.Exists;
    }
}
