using Dryflux.Analyzer.Config;
using Dryflux.Manifests.Repo;
using Dryflux.Manifests.Simulation;
using Dryflux.Manifests.Text;
using Dryflux.Simulator.Flux.Build;
using Dryflux.Simulator.Flux.Substitution;
using Dryflux.Simulator.Kustomize;

namespace Dryflux.Analyzer;

/// <summary>A Flux Kustomization, wherever it was found, with all that its build takes.</summary>
internal sealed record KustomizationInput
{
    /// <summary>What it says; null when it was not found, or cannot be built.</summary>
    public KustomizationSpec? Spec { get; private init; }

    /// <summary>Why there is none.</summary>
    public IReadOnlyList<BuildError> Errors { get; private init; } = [];

    /// <summary>What may be read.</summary>
    public required Repository Repository { get; init; }

    /// <summary>The directory to build there.</summary>
    public RepoPath Directory { get; private init; } = RepoPath.Root;

    /// <summary>The directory that is the root of <see cref="Repository"/>.</summary>
    public required string Root { get; init; }

    /// <summary>What <c>substituteFrom</c> gives.</summary>
    public VariableSet Variables { get; private init; } = new();

    /// <summary>The namespace of the object where it gives none; null for none.</summary>
    public string? Namespace { get; private init; }

    /// <summary>What is not known of it.</summary>
    public IReadOnlyList<AnalysisGap> Gaps { get; private init; } = [];

    /// <summary>Makes of a place in the repository what people know it by.</summary>
    public Func<string, string> Show { get; private init; } = place => place;

    /// <summary>The object in a file; with the inline variables alone, as in a dry run of flux.</summary>
    public static KustomizationInput FromFile(KustomizationRequest request)
    {
        var here = new WorkingDirectory();
        var name = request.File!;
        var shown = request.InMemory ? Path.GetRelativePath(".", name) : Path.GetFullPath(name).TrimStart('/');
        var errors = new BuildErrors();
        var spec = Read(request, name, shown, errors);

        // With --in-memory-build flux reads nothing outside of the working directory.
        var path = Path.GetFullPath(request.Directory!);
        var root = request.InMemory ? Environment.CurrentDirectory : "/";
        var directory = RepoPath.TryParse(Path.GetRelativePath(root, path));
        if (spec is not null && directory is null)
        {
            errors.Add($"kustomize build failed: must build at directory: not a valid directory: fs-security-constraint abs {path}: path '{path}' is not in or below '{root}'", spec.NameOrigin);
        }

        return new KustomizationInput
        {
            Spec = directory is null ? null : spec,
            Errors = errors.All,
            Root = root,
            Repository = new Repository(new DiskTree(root)),
            Directory = directory ?? RepoPath.Root,
            Show = request.InMemory ? place => place : here.Shown,
        };
    }

    /// <summary>The object as a cluster of the repository applies it, with the variables that <c>substituteFrom</c> finds in Git.</summary>
    /// <exception cref="UsageException">The configuration is wrong, or several clusters apply the object.</exception>
    public static KustomizationInput FromRepository(KustomizationRequest request)
    {
        var at = request.Directory ?? ".";
        var root = Checkout.RootOf(at) ?? Path.GetFullPath(at);
        var workspace = RepositoryReading.Read(ConfigOptions.Of(root, ConfigLocation.Load(root, null)));
        var (cluster, component) = Find(request, workspace.Clusters);
        var errors = new BuildErrors();
        var spec = KustomizationSpec.FromObject(component.Kustomization!, errors);
        var directory = request.Directory is { } given ? RepoPath.TryParse(Path.GetRelativePath(root, given)) : component.Directory;
        if (spec is not null && directory is null)
        {
            errors.Add("the source of the kustomization is not at hand: name the directory with --path", spec.PathOrigin);
        }

        return new KustomizationInput
        {
            Spec = directory is null ? null : spec,
            Errors = errors.All,
            Root = root,
            Repository = request.Directory is null ? component.Repository ?? workspace.Repository : workspace.Repository,
            Directory = directory ?? RepoPath.Root,
            Variables = VariablesOf(component),
            Namespace = component.Id.Namespace,
            Gaps = [.. cluster.Gaps.Where(g => g.Kind == AnalysisGapKind.Values && g.Components.Contains(component))],
        };
    }

    private static KustomizationSpec? Read(KustomizationRequest request, string name, string shown, BuildErrors errors)
    {
        var bytes = NamedFile.Read($"--kustomization-file: {name}", name, File.ReadAllBytes);
        if (SourceText.TryDecode(shown, bytes) is { } text)
        {
            return FluxKustomizationFile.Find(text, name, request.Name, request.Namespace, errors);
        }

        errors.Add($"failed to get kustomization object: failed to unmarshall kustomization file {name}: yaml: it is not UTF-8 text: {Utf8Fault.In(bytes)}", new Place(new SourceText(shown, ""), default));
        return null;
    }

    private static (Cluster Cluster, Component Component) Find(KustomizationRequest request, IReadOnlyList<Cluster> clusters)
    {
        var all = clusters.SelectMany(c => c.Components.Where(k => k.Kustomization is not null).Select(k => (Cluster: c, Component: k))).ToList();
        var found = all.FindAll(f => f.Component.Id.Name == request.Name && f.Component.Id.Namespace == request.Namespace && (request.Cluster is null || f.Cluster.Name == request.Cluster));
        return found switch
        {
            [var one] => one,
            [] => throw new UsageException(
                $"no cluster of this repository applies the kustomization {request.Namespace}/{request.Name}{Suggestion.For($"{request.Namespace}/{request.Name}", all.Select(f => $"{f.Component.Id.Namespace}/{f.Component.Id.Name}").Distinct())}: name its file with --kustomization-file"),
            _ => throw new UsageException($"several clusters apply the kustomization {request.Namespace}/{request.Name}; choose one with --cluster: {string.Join(", ", found.Select(f => f.Cluster.Name))}"),
        };
    }

    /// <summary>The variables of the simulation; those that may exist without being known stay in their expressions.</summary>
    private static VariableSet VariablesOf(Component component)
    {
        var set = new VariableSet();
        foreach (var variable in component.Variables.Concat(component.VariableUses.Where(u => u.Outcome == VariableOutcome.Unknown).Select(u => u.Variable).OfType<Variable>()))
        {
            set.Add(variable);
        }

        return set;
    }
}
