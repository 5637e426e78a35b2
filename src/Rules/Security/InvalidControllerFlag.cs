using Dryflux.Manifests.Flux;
using Dryflux.Manifests.Simulation;
using Dryflux.Manifests.Text;
using Dryflux.Rules.Engine;

namespace Dryflux.Rules.Security;

/// <summary>FX805: arguments that a controller of Flux does not know.</summary>
public sealed class InvalidControllerFlag : ClusterRule
{
    private const string Gates = "feature-gates";

    /// <inheritdoc/>
    public override RuleInfo Info { get; } = new()
    {
        Id = "FX805",
        Name = "invalid-controller-flag",
        Title = "A flag or feature gate that the Flux controller does not know",
        Level = Level.Error,
        Why = """
            A controller that is started with a flag or a feature gate it does not know stops at once, again and again: nothing of what it reconciles
            moves any more, also not the patch that would mend it when it is kustomize-controller or source-controller. Controllers differ:
            source-controller has no `--no-cross-namespace-refs`, source-watcher does; a patch for all Deployments hits both. How much is done at a
            time is `--concurrent` for each of them; there is no `--kustomize-concurrency` or `--helm-concurrency`. What lacks the dashes
            (`concurrent=10`) is ignored, which is a warning.

            Looked at is what the controllers get in the end: their Deployments with all patches, or the patches of a FluxInstance. Where only another
            release than the target knows the flag, the rule speaks when the Deployment itself tells its version. It is quiet for releases that are newer than those
            this program knows, and for images of other names.
            """,
        Sources = ["https://fluxcd.io/flux/installation/configuration/bootstrap-customization/", "https://fluxcd.io/flux/components/kustomize/options/"],
    };

    /// <inheritdoc/>
    public override void Check(Cluster cluster, RuleContext context)
    {
        var mistakes = new List<ControllerMistake>();
        foreach (var controller in FluxController.In(cluster).Concat(FluxController.OperatedIn(cluster)))
        {
            var version = controller.Version ?? context.Target.Flux;
            if (version >= FluxVersion.Oldest && version <= FluxVersion.Newest)
            {
                mistakes.AddRange(controller.Arguments.Where(a => !a.Name.Contains('$', StringComparison.Ordinal)).SelectMany(a => Judge(controller, a, version)));
            }
        }

        // A patch for several controllers is one mistake.
        foreach (var same in mistakes.GroupBy(m => (m.Argument.Field.Origin.Place, m.What)))
        {
            var first = same.First();
            var names = string.Join(", ", same.Select(m => m.Controller.Name).Distinct().Order(StringComparer.Ordinal));
            context.For(first.Controller.Subject, cluster).Report(first.Argument.Field, $"{first.What} {names}{first.Follows}", first.Level, first.Meant is null ? null : $"did you mean {first.Meant}?");
        }
    }

    private static IEnumerable<ControllerMistake> Judge(FluxController controller, ControllerArgument argument, FluxVersion version)
    {
        var flag = ControllerFlags.Flag(controller.Controller, argument.Name);
        if (argument.Dashes == 0)
        {
            return flag is null
                ? []
                : [new ControllerMistake(controller, argument, $"`{argument.Name}` without dashes is no flag for", ": it is ignored", Level.Warning, $"--{argument.Name}")];
        }

        if (argument.Dashes == 1 || IsUnknown(flag, controller, version))
        {
            var what = $"{new string('-', argument.Dashes)}{argument.Name}";
            var known = ControllerFlags.Of(controller.Controller).Where(f => f.Kind != ControllerFlagKind.Gate && f.IsKnown(version)).Select(f => f.Name);
            return [new ControllerMistake(controller, argument, $"`{what}` is no flag of", Follows(argument.Dashes == 1 ? null : flag, version), Level.Error, NearestWord.Find(argument.Name, known) is { } near ? $"--{near}" : null)];
        }

        return argument is { Name: Gates, Value: { } gates } && !gates.Contains('$', StringComparison.Ordinal)
            ? gates.Split(',').Select(g => g.Split('=')[0].Trim()).Where(g => g.Length > 0).SelectMany(g => JudgeGate(controller, argument, g, version))
            : [];
    }

    private static IEnumerable<ControllerMistake> JudgeGate(FluxController controller, ControllerArgument argument, string name, FluxVersion version)
    {
        var gate = ControllerFlags.Gate(controller.Controller, name);
        if (IsUnknown(gate, controller, version))
        {
            var known = ControllerFlags.Of(controller.Controller).Where(f => f.Kind == ControllerFlagKind.Gate && f.IsKnown(version)).Select(f => f.Name);
            yield return new ControllerMistake(controller, argument, $"`{name}` is no feature gate of", Follows(gate, version), Level.Error, NearestWord.Find(name, known));
        }
    }

    private static bool IsUnknown(ControllerFlag? flag, FluxController controller, FluxVersion version) =>
        flag is null || flag.IsGone(version) || (controller.Version is not null && !flag.IsKnown(version));

    private static string Follows(ControllerFlag? flag, FluxVersion version) =>
        $"{(flag is null ? "" : $" in Flux {version} ({(flag.IsGone(version) ? $"the last to know it was {flag.Until}" : $"the first to know it is {flag.Since}")})")}: the pod stops at once, again and again";
}
