using Dryflux.Manifests.Flux;
using Dryflux.Manifests.Yaml;
using Dryflux.Rules.Cel;
using Dryflux.Rules.Cel.Types;

namespace Dryflux.Rules.Expressions;

/// <summary>Finds the expressions of Flux objects, with what upstream lets each use.</summary>
internal static class FluxExpressions
{
    /// <summary>The expressions of one object, or of a piece of one, in order of the text.</summary>
    /// <param name="group">API group.</param>
    /// <param name="kind">Kind.</param>
    /// <param name="root">The object.</param>
    public static IEnumerable<ObjectExpression> In(string group, string kind, Field root)
    {
        var spec = root["spec"];
        var all = (group, kind) switch
        {
            (FluxGroups.Kustomize, "Kustomization") or (FluxGroups.Helm, "HelmRelease") => HealthChecks(spec).Concat(Dependencies(spec)),
            (FluxGroups.Operator, "ResourceSet") => spec["dependsOn"].Items.Select(d => OfObject(d["readyExpr"])),
            (FluxGroups.Notification, "Provider") => [Compiled(spec["commitStatusExpr"], CelType.String, "event", "alert", "provider")],
            (FluxGroups.Notification, "Receiver") => Receiver(spec),
            _ => [],
        };
        return all.Where(e => e.Field.Text is { } text && !text.HasVariable && !text.Contains("<<", StringComparison.Ordinal));
    }

    // fluxcd/pkg runtime/cel/status_evaluator.go:NewStatusEvaluator
    private static IEnumerable<ObjectExpression> HealthChecks(Field spec) =>
        from check in spec["healthCheckExprs"].Items
        from name in (string[])["inProgress", "failed", "current"]
        select OfObject(check[name]);

    // kustomize-controller internal/controller/kustomization_controller.go, helm-controller internal/controller/helmrelease_controller.go: evalReadyExpr
    private static IEnumerable<ObjectExpression> Dependencies(Field spec) =>
        spec["dependsOn"].Items.Select(d => Compiled(d["readyExpr"], CelType.Bool, "self", "dep"));

    // notification-controller internal/server/receiver_resource_filter.go, receiver_claims.go
    private static IEnumerable<ObjectExpression> Receiver(Field spec)
    {
        string[] variables = spec["type"].Text == "generic-oidc" ? ["res", "req", "claims"] : ["res", "req"];
        foreach (var provider in spec["oidcProviders"].Items)
        {
            foreach (var variable in provider["variables"].Items)
            {
                yield return Compiled(variable["expression"], null, "claims", "vars");
            }

            foreach (var validation in provider["validations"].Items)
            {
                yield return Compiled(validation["expression"], CelType.Bool, "claims", "vars");
            }
        }

        yield return Compiled(spec["resourceFilter"], CelType.Bool, variables);
        foreach (var resource in spec["resources"].Items)
        {
            yield return Compiled(resource["filter"], CelType.Bool, variables);
        }
    }

    private static ObjectExpression OfObject(Field field) => new(field, CelEnvironment.Flux(), CelType.Bool, IsCompiled: false);

    private static ObjectExpression Compiled(Field field, CelType? result, params string[] variables) =>
        new(field, CelEnvironment.Flux(variables), result, IsCompiled: true);
}
