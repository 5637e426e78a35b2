using Dryflux.Manifests.Simulation;
using Dryflux.Manifests.Text;
using Dryflux.Manifests.Yaml;

namespace Dryflux.Simulator.Flux.Substitution;

/// <summary>
/// What <c>spec.postBuild</c> does to each object that kustomize built: the object is printed, the expressions of the whole text
/// are evaluated, and what comes out is read again (fluxcd/pkg kustomize/kustomize_varsub.go).
/// </summary>
public sealed class PostBuildSubstitution
{
    private const string SwitchName = "kustomize.toolkit.fluxcd.io/substitute";

    private readonly VariableSet _variables;
    private readonly List<Variable> _misnamed;
    private readonly bool _isStrict;

    /// <summary>Makes the substitution of one Flux Kustomization that has <c>spec.postBuild</c>.</summary>
    /// <param name="variables">Its variables.</param>
    /// <param name="isStrict">True to fail for a variable that is unset and has no default.</param>
    /// <param name="isAlways">True for <c>substituteStrategy: Always</c>: run without variables too.</param>
    public PostBuildSubstitution(VariableSet variables, bool isStrict, bool isAlways = false)
    {
        _variables = variables;
        _misnamed = [.. variables.Misnamed];
        _isStrict = isStrict;
        IsRun = isAlways || !variables.IsEmpty;
    }

    /// <summary>False when there are no variables: then objects stay as they are, expressions with defaults too.</summary>
    public bool IsRun { get; }

    /// <summary>True when the object's label or annotation <c>kustomize.toolkit.fluxcd.io/substitute: disabled</c> keeps substitution away from it.</summary>
    public static bool IsDisabled(YamlMap root) =>
        root["metadata"] is YamlMap metadata
        && ((metadata["labels"] as YamlMap)?.Text(SwitchName) == "disabled" || (metadata["annotations"] as YamlMap)?.Text(SwitchName) == "disabled");

    /// <summary>Substitutes the variables in an object.</summary>
    /// <param name="root">Its nodes, without anchors and merge keys; they are not changed.</param>
    public SubstitutedObject Apply(YamlMap root)
    {
        if (!IsRun || IsDisabled(root))
        {
            return new SubstitutedObject(root, [], []);
        }

        if (_misnamed.Count > 0)
        {
            return new SubstitutedObject(root, [], _misnamed.ConvertAll(v => Misnamed(v, root)));
        }

        return ObjectScan.HasExpressions(root) ? Substitute(root) : Reread(root);
    }

    private static BuildError Misnamed(Variable variable, YamlMap root) => new(
        $"envsubst error: '{variable.Name}' var name is invalid, must match '^[_[:alpha:]][_[:alpha:][:digit:]]*$'",
        (variable.Origin ?? root.Origin).Place)
    {
        Kind = BuildErrorKind.VariableName,
    };

    private static SubstitutedObject Reread(YamlMap root)
    {
        if (ObjectScan.IsJson(root))
        {
            return new SubstitutedObject(root, [], []);
        }

        var copy = (YamlMap)JsonForm.Of(root, GoYaml.V3, out var errors);
        return errors.Count == 0 ? new SubstitutedObject(copy, [], []) : new SubstitutedObject(root, [], Unprintable(errors));
    }

    private SubstitutedObject Substitute(YamlMap root)
    {
        if (PrintedObject.Print(root, out var unprintable) is not { } printed)
        {
            return new SubstitutedObject(root, [], Unprintable(unprintable));
        }

        if (Template.Parse(printed.Text, out var broken) is not { } template)
        {
            return new SubstitutedObject(root, [], Broken(root, printed, broken!));
        }

        var output = template.Evaluate(_variables.Find, _isStrict);
        var places = new UsePlaces(printed, output.Uses);
        if (output.Errors.Count > 0)
        {
            return new SubstitutedObject(root, places.All(root, _ => null), [.. output.Errors.Select(e => Failed(e, places.PlaceOf(e.Span)))]);
        }

        var reader = new ResultReader(printed, new OffsetMap(output.Pieces), places);
        var result = reader.Read(output.Text, root.Origin.Source.Path);
        return new SubstitutedObject(result ?? root, places.All(root, n => result is null ? null : reader.ResultOf(n)), reader.Errors);
    }

    /// <summary>Upstream stops at the first expression that does not parse; here each scalar tells its own.</summary>
    private static List<BuildError> Broken(YamlMap root, PrintedObject printed, TemplateError first)
    {
        var errors = new List<BuildError>();
        foreach (var node in root.SelfAndBelow())
        {
            if (node is YamlScalar scalar && Template.Parse(scalar.Value, out var error) is null)
            {
                errors.Add(Failed(error!, scalar.PlaceOf(error!.Span)));
            }
        }

        return errors.Count > 0 ? errors : [Failed(first, printed.LeafAt(first.Span.Start).Node.Origin.Place)];
    }

    private static BuildError Failed(TemplateError error, Place place) => new($"envsubst error: variable substitution failed: {error.Message}", place) { Kind = error.Kind };

    private static List<BuildError> Unprintable(IReadOnlyList<NodeError> errors) => errors.Select(e => new BuildError(e.Message, e.Node.Origin.Place)).ToList();
}
