using Dryflux.Manifests.Repo;
using Dryflux.Manifests.Yaml;
using Dryflux.Simulator.Kustomize.Generators;
using Dryflux.Simulator.Kustomize.Merging;
using Dryflux.Simulator.Kustomize.Reading;

namespace Dryflux.Simulator.Kustomize;

/// <summary>
/// Gathers what one kustomization directory says, and all that it includes (api/internal/target/kusttarget.go). Made for one
/// directory on one way from the directory built.
/// </summary>
internal sealed class Accumulator
{
    private readonly Accumulator? _above;
    private readonly KustomizationFile _kustomization;
    private readonly string? _originPath;
    private readonly Accumulation _result;

    /// <param name="sources">What is shared by all.</param>
    /// <param name="above">The kustomization that includes this one, or null.</param>
    /// <param name="files">The directory.</param>
    /// <param name="kustomization">Its file.</param>
    /// <param name="originPath">The path that origin annotations give the directory; null when nobody asks for them.</param>
    /// <param name="into">Where to gather: a component goes on with what the kustomization above it has.</param>
    public Accumulator(BuildSources sources, Accumulator? above, BuildFiles files, KustomizationFile kustomization, string? originPath, Accumulation into)
    {
        Sources = sources;
        _above = above;
        Files = files;
        _kustomization = kustomization;
        _originPath = originPath;
        _result = into;
        into.Directories.Add(files.Directory);
        into.Warnings.AddRange(kustomization.Warnings);
    }

    /// <summary>What is shared by all.</summary>
    public BuildSources Sources { get; }

    /// <summary>The directory.</summary>
    public BuildFiles Files { get; }

    private BuildErrors Errors => _result.Errors;

    /// <summary>
    /// Goes through a kustomization in the order of a build (kusttarget.go:accumulateTarget). What can be read is read even after a
    /// mistake, so that every independent one is reported; nothing is done with objects any more.
    /// </summary>
    public void Accumulate()
    {
        var before = Errors.Count;
        IncludeResources(_kustomization.Resources, _result);
        ConfigFields.Merge(_kustomization, Files, _result);
        RunGenerators();
        if (Errors.Count == before)
        {
            IncludeComponents();
        }

        RunTransformers();
        if (Errors.Count == before)
        {
            RunValidators();
            VarMerge.Add(_result, _kustomization.Maps("vars"));
        }
    }

    /// <summary>Takes over the schema that the kustomization names, unless one is set already (kyaml/openapi/openapi.go:SetSchema).</summary>
    public void SetSchema() => SchemaField.Apply(_kustomization, Files, _result, Sources.Options.KeepsBuiltInSchema);

    private OpenApiSchema Schema => _result.Schema ?? OpenApiSchema.BuiltIn;

    private void IncludeResources(IEnumerable<YamlScalar> entries, Accumulation into)
    {
        foreach (var entry in entries)
        {
            IncludeResource(entry, into);
        }
    }

    private void IncludeResource(YamlScalar entry, Accumulation into)
    {
        var path = entry.Value;
        var file = Files.TryRead(path, out var problem);
        if (file is not null)
        {
            IncludeFile(entry, Files.Resources(file), into);
            return;
        }

        var failure = $"accumulating resources: accumulation err='accumulating resources from '{path}': {problem}': ";
        if (DirectoryEntry.Find(entry, failure, this, Errors) is not { } files || KustomizationFile.Read(files, entry.Origin, Errors, failure) is not { } kustomization)
        {
            return;
        }

        if (kustomization.IsComponent)
        {
            Errors.Add($"{failure}expected kind != 'Component' for path '{files.Absolute(files.Directory)}'", entry.Origin);
            return;
        }

        Merge(Sources.Accumulate(this, files, kustomization, OriginPath(path), into.Schema), entry, into);
    }

    private void IncludeFile(YamlScalar entry, ResourceFile file, Accumulation into)
    {
        foreach (var problem in file.Problems)
        {
            var message = file.IsMalformed
                ? $"accumulating resources: accumulating resources from '{entry.Value}': {problem.Message} in File: {entry.Value}"
                : $"accumulating resources: accumulation err='accumulating resources from '{entry.Value}': {problem.Message}': must build at directory: '{Files.Display(entry.Value)}': file is not directory";
            Errors.Add(message, problem.Place);
        }

        Errors.AddAll(file.DuplicateKeys);
        if (file.Problems.Count > 0)
        {
            return;
        }

        var origin = OriginPath(entry.Value) is { } path ? new ResourceOrigin(path) : null;
        foreach (var root in file.Roots)
        {
            var resource = new KustomizeResource(root, into.Schema ?? OpenApiSchema.BuiltIn) { Trail = new Trail(entry.Origin, null), BuildOrigin = origin };
            BuildAnnotations.TakeOver(resource);
            into.Resources.Append(resource, Errors);
        }
    }

    /// <summary>Lays a finished accumulation over this one.</summary>
    private void Merge(Accumulation other, YamlScalar entry, Accumulation into)
    {
        Errors.AddAll(other.Errors.All);
        into.Warnings.AddRange(other.Warnings);
        into.Effects.AddRange(other.Effects);
        into.Directories.UnionWith(other.Directories);
        into.Schema ??= other.Schema;
        foreach (var resource in other.Resources.Copy(entry.Origin).Resources)
        {
            resource.Schema = into.Schema ?? OpenApiSchema.BuiltIn;
            into.Resources.Append(resource, Errors);
        }

        ConfigFields.Merge(other.Config, entry.Origin, into, Errors);
        VarMerge.Merge(into, other.Vars);
    }

    private void IncludeComponents()
    {
        foreach (var entry in _kustomization.Texts("components"))
        {
            const string Failure = "accumulating components: ";
            if (DirectoryEntry.Find(entry, $"{Failure}loader.New \"", this, Errors) is not { } files || KustomizationFile.Read(files, entry.Origin, Errors, $"{Failure}accumulateDirectory: \"") is not { } kustomization)
            {
                continue;
            }

            if (!kustomization.IsComponent)
            {
                Errors.Add($"{Failure}accumulateDirectory: \"expected kind 'Component' for path '{files.Absolute(files.Directory)}' but got '{kustomization.Kind}'\"", entry.Origin);
                continue;
            }

            var component = new Accumulator(Sources, this, files, kustomization, OriginPath(entry.Value), _result);
            component.SetSchema();
            var known = _result.Resources.Resources.ToHashSet();
            component.Accumulate();
            foreach (var resource in _result.Resources.Resources.Where(r => !known.Contains(r)))
            {
                resource.Trail = Trail.Extend(resource.Trail, entry.Origin);
            }
        }
    }

    /// <summary>The directory on the way here that lies in a candidate, which would make a cycle; null when there is none.</summary>
    public RepoPath? VisitedIn(RepoPath candidate)
    {
        for (var step = this; step is not null; step = step._above)
        {
            if (step.Files.Directory.IsIn(candidate))
            {
                return step.Files.Directory;
            }
        }

        return null;
    }

    private string? OriginPath(string path) => _originPath is null ? null : OriginPaths.Join(_originPath, path);

    private void RunGenerators()
    {
        foreach (var generator in BuildOrder.Generators(_kustomization, Errors))
        {
            Generate(generator, Origin(generator.Kind));
        }

        foreach (var resource in Plugins("generators"))
        {
            if (PluginConfigs.Generator(resource, Files, Errors) is { } generator)
            {
                Generate(generator, PluginOrigin(resource));
            }
        }
    }

    private void Generate(NamedGenerator generator, ResourceOrigin? origin)
    {
        var hasFailed = Errors.Count > 0;
        foreach (var resource in generator.Generator.Generate(Files, Schema, Errors))
        {
            if (hasFailed)
            {
                continue;
            }

            resource.Trail ??= new Trail(generator.Entry, null);
            resource.BuildOrigin ??= origin;
            _result.Resources.Absorb(resource, Errors);
        }
    }

    private void RunTransformers()
    {
        var input = new StepInput(_kustomization, _result.Config, Files, Schema, Errors);
        var steps = BuildOrder.Transformers.SelectMany(s => s.Make(input).Select(t => (Transformer: t, Origin: Origin(s.Kind)))).ToList();
        foreach (var resource in Plugins("transformers"))
        {
            if (PluginConfigs.Transformer(resource, Files, Schema, Errors) is { } transformer)
            {
                steps.Add((transformer, PluginOrigin(resource)));
            }
        }

        foreach (var (transformer, origin) in steps)
        {
            if (Errors.Count > 0)
            {
                return;
            }

            transformer.Transform(_result.Resources, Errors);
            _result.Effects.AddRange(transformer.Effects);
            Record(origin);
            _result.Resources.RemoveEmpty();
        }
    }

    /// <summary>Notes a transformer in every object: api/resmap/reswrangler.go:AddTransformerAnnotation asks not whether it changed anything.</summary>
    private void Record(ResourceOrigin? origin)
    {
        if (origin is null)
        {
            return;
        }

        foreach (var resource in _result.Resources.Resources)
        {
            if (resource.BuildOrigin is null)
            {
                resource.BuildOrigin = origin;
            }
            else
            {
                resource.Transformations.Add(origin);
            }
        }
    }

    private void RunValidators()
    {
        foreach (var resource in Plugins("validators"))
        {
            if (PluginConfigs.Transformer(resource, Files, Schema, Errors) is not { } validator)
            {
                continue;
            }

            var copy = _result.Resources.Copy();
            validator.Transform(copy, Errors);
            if (!ValidatorCheck.IsUnchanged(_result.Resources, copy))
            {
                Errors.Add($"validator shouldn't modify the resource map: {resource.Id}", resource.Root.Origin);
            }
        }
    }

    /// <summary>The objects that configure plugins: written in the kustomization itself, or in files and directories it names.</summary>
    private IReadOnlyList<KustomizeResource> Plugins(string field)
    {
        var gathered = new Accumulation { Schema = _result.Schema };
        var paths = new List<YamlScalar>();
        foreach (var entry in _kustomization.Texts(field))
        {
            var inline = ResourceFile.Read(NestedYaml.Parse(entry));
            if (inline.Problems.Count > 0)
            {
                paths.Add(entry);
                continue;
            }

            foreach (var root in inline.Roots)
            {
                gathered.Resources.Append(
                    new KustomizeResource(root, Schema)
                    {
                        Trail = new Trail(entry.Origin, null),
                        BuildOrigin = OriginPath(_kustomization.Name) is { } path ? new ResourceOrigin(path) : null,
                    },
                    Errors);
            }
        }

        IncludeResources(paths, gathered);
        _result.Warnings.AddRange(gathered.Warnings);
        _result.Directories.UnionWith(gathered.Directories);
        return gathered.Resources.Resources;
    }

    private ResourceOrigin? Origin(string kind) =>
        OriginPath(_kustomization.Name) is { } file ? new ResourceOrigin("", file, new KustomizeId("", "builtin", kind, "", "")) : null;

    private static ResourceOrigin? PluginOrigin(KustomizeResource plugin) =>
        plugin.BuildOrigin is { } origin ? new ResourceOrigin("", origin.Path, plugin.Id) : null;
}
