using System.Text.RegularExpressions;
using Dryflux.Manifests.Flux;
using Dryflux.Manifests.Resources;
using Dryflux.Manifests.Simulation;
using Dryflux.Manifests.Text;
using Dryflux.Manifests.Yaml;
using Dryflux.Rules.Engine;

namespace Dryflux.Rules.Substitution;

/// <summary>FX301: expressions in what a Kustomization without any variable builds.</summary>
public sealed partial class SubstitutionOff : ClusterRule
{
    /// <inheritdoc/>
    public override RuleInfo Info { get; } = new()
    {
        Id = "FX301",
        Name = "substitution-off",
        Title = "`${name}` under a Flux Kustomization that has no variables: the text is applied as it stands",
        Level = Level.Warning,
        Why = """
            Flux substitutes only when a Kustomization has at least one variable. With nothing in `substitute`, and nothing in `substituteFrom` but
            objects that are empty, or optional and missing, the text reaches the cluster as it is written: `host: ${app}.${domain}`, defaults
            included (`${tier:=gold}` stays `${tier:=gold}`). A parent's variables do not help, they are for what the parent builds itself. The API
            server takes such texts in most fields, and everything is Ready.

            Define a variable, or write `substituteStrategy: Always` (Flux 2.9 and later), which substitutes in any case. Escape what should stay
            (`$${name}`). Quiet for forms that are no expressions of Flux or usually another program's (`${{ }}`, `${a.b}`, `${name:raw}`, `${__name}`),
            in scripts and other programs' configuration, and in free text such as Helm values unless some Flux Kustomization defines that name.
            """,
        Sources = ["https://fluxcd.io/flux/components/kustomize/kustomizations/#post-build-variable-substitution", "https://github.com/fluxcd/pkg/blob/main/kustomize/kustomize_varsub.go (SubstituteVariables)"],
    };

    /// <inheritdoc/>
    public override void Check(Cluster cluster, RuleContext context)
    {
        var meant = context.Workspace.Clusters.SelectMany(c => c.Components).SelectMany(c => c.Variables).Select(v => v.Name).ToHashSet(StringComparer.Ordinal);
        foreach (var component in cluster.Components.Where(c => c.Kustomization is not null && c.State == ComponentState.Built))
        {
            var known = KnownVariables.Of(component, cluster, context.Workspace);
            if (known.Names.Count > 0 || component.Kustomization!.PostBuild["substituteStrategy"].Text == "Always"
                || known.Sources.Any(s => (s.Keys is null && s.Presence.Kind != PresenceKind.Possible) || (!s.IsOptional && !s.Presence.IsCertain)))
            {
                continue;
            }

            var isMeant = component.Kustomization.PostBuild.Exists;
            var found = component.Objects.Where(o => !IsDisabled(o.Resource.Field["metadata"])).SelectMany(o => Expressions(o.Resource.Field).Select(e => (Object: o, e.Name, e.Place, e.Field)))
                .Where(e => (meant.Contains(e.Name) || isMeant || IsForFluxAlone(e.Field)) && !IsForOwnBuild(e.Field)).ToList();
            if (found.Count == 0)
            {
                continue;
            }

            var (rendered, name, place, _) = found[0];
            var doubt = known.Sources.FirstOrDefault(s => s.Presence.Kind == PresenceKind.Possible);
            context.For(rendered, cluster).Report(
                place,
                $"`{name}` is not substituted: the Kustomization has no variables, so the text is applied as it stands{(found.Count == 1 ? "" : $", like {found.Count - 1} more")}{(doubt is null ? "" : AbsentTarget.UnlessOf(doubt.Id, doubt.Presence, cluster))}",
                doubt is null ? Level.Warning : Level.Note,
                related: [new RelatedPlace((isMeant ? component.Kustomization.PostBuild : component.Kustomization.Spec).KeyOrigin.Place, isMeant ? "gives no variable" : "this Kustomization builds it without `postBuild`")]);
        }
    }

    private static IEnumerable<(string Name, Place Place, Field Field)> Expressions(Field field)
    {
        if (field.Scalar is not { } scalar)
        {
            foreach (var found in field.Fields.Concat(field.Items).SelectMany(Expressions))
            {
                yield return found;
            }
        }
        else if (scalar.Value.HasVariable && !OtherLanguage().IsMatch(scalar.Value) && ForeignText.KindOf(field) is null)
        {
            foreach (var match in Expression().Matches(scalar.Value).Cast<Match>())
            {
                yield return (match.Groups["name"].Value, scalar.PlaceOf(new TextSpan(match.Index, match.Length)), field);
            }
        }
    }

    /// <summary>True for a field of a kind of Kubernetes or Flux that no other program could fill in: neither free text nor something a container reads.</summary>
    private static bool IsForFluxAlone(Field field)
    {
        var (group, _) = ResourceId.SplitApiVersion(field.Top["apiVersion"].Text ?? "");
        if (group.Contains('.', StringComparison.Ordinal) && !group.EndsWith(".k8s.io", StringComparison.Ordinal) && !group.EndsWith(".toolkit.fluxcd.io", StringComparison.Ordinal))
        {
            return false;
        }

        for (var at = field; at.Parent is not null; at = at.Parent)
        {
            if (at.Key is "values" or "data" or "stringData" or "env" or "patches" or "postRenderers" or "config" or "configuration" or "annotations" or "command" or "args")
            {
                return false;
            }
        }

        return field.Text?.Contains('\n', StringComparison.Ordinal) == false;
    }

    /// <summary>True in what a Flux Kustomization with variables adds to its own build: it substitutes there itself.</summary>
    private static bool IsForOwnBuild(Field field)
    {
        if (Resource.From(field.Top.Node!) is not { } resource || FluxObject.From(resource) is not FluxKustomization { PostBuild.Exists: true } kustomization)
        {
            return false;
        }

        for (var at = field; at.Parent is not null; at = at.Parent)
        {
            if (at.Key is "patches" or "images" or "commonMetadata" && ReferenceEquals(at.Parent.Node, kustomization.Spec.Node))
            {
                return true;
            }
        }

        return false;
    }

    private static bool IsDisabled(Field metadata) => ((string[])["labels", "annotations"]).Any(m => metadata[m]["kustomize.toolkit.fluxcd.io/substitute"].Text == "disabled");

    /// <summary>A name alone, or with a default: the forms that people write for Flux. An even number of dollars before it escapes nothing.</summary>
    [GeneratedRegex(@"(?<!\$)(\$\$)*\$\{(?<name>(?!__)[A-Za-z_][A-Za-z0-9_]*)(:?=[^}]*|:-[^}]*)?\}", RegexOptions.CultureInvariant)]
    private static partial Regex Expression();

    /// <summary>Forms that Flux refuses or that belong to others, in the same text: the rest of it is not meant for Flux either.</summary>
    [GeneratedRegex(@"\$\{(\{|[A-Za-z0-9_]*[.\[-]|[A-Za-z0-9_]+:[A-Za-z]|__)", RegexOptions.CultureInvariant)]
    private static partial Regex OtherLanguage();
}
