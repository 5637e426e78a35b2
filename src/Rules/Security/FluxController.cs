using Dryflux.Manifests.Flux;
using Dryflux.Manifests.Simulation;
using Dryflux.Manifests.Yaml;

namespace Dryflux.Rules.Security;

/// <summary>A controller of Flux with the arguments it is started with, as far as Git tells them.</summary>
internal sealed class FluxController
{
    private const string PartOf = "app.kubernetes.io/part-of";

    private FluxController(string controller, string name, RenderedObject subject, Field container, FluxVersion? version, IEnumerable<Field> arguments)
    {
        Controller = controller;
        Name = name;
        Subject = subject;
        Container = container;
        Version = version;
        Arguments = ControllerArgument.Read(controller, arguments);
    }

    /// <summary>Which one: <c>kustomize-controller</c>.</summary>
    public string Controller { get; }

    /// <summary>The name of its Deployment: another one for a shard.</summary>
    public string Name { get; }

    /// <summary>Its Deployment, or the FluxInstance or HelmRelease that the Flux Operator makes it of.</summary>
    public RenderedObject Subject { get; }

    /// <summary>Its container; <c>spec</c> of the FluxInstance for one that the Flux Operator makes.</summary>
    public Field Container { get; }

    /// <summary>The release line that it is of for certain, or null.</summary>
    public FluxVersion? Version { get; }

    /// <summary>Its arguments. Those that the Flux Operator adds by itself are not among them.</summary>
    public IReadOnlyList<ControllerArgument> Arguments { get; }

    /// <summary>The value of a flag, the last where there are several: "" for one without; null when it is not given.</summary>
    public string? Value(string flag) => Arguments.LastOrDefault(a => a.Dashes == 2 && a.Name == flag) is { } argument ? argument.Value ?? "" : null;

    /// <summary>True for a switch that is given, and not with a false value.</summary>
    public bool IsOn(string flag) => Value(flag) is { } value && value is not ("false" or "False" or "FALSE" or "f" or "F" or "0");

    /// <summary>The controllers whose Deployments a cluster gets from Git.</summary>
    public static IReadOnlyList<FluxController> In(Cluster cluster)
    {
        var controllers = new List<FluxController>();
        foreach (var deployment in cluster.Objects.Where(o => o.Id is { Group: "apps", Kind: "Deployment" }))
        {
            var labels = deployment.Resource.Field.At("metadata", "labels");
            var container = PodSpecs.Of(deployment.Resource)?["containers"].Items.FirstOrDefault(c => ControllerFlags.ControllerOf(c["image"].Text ?? "") is not null);
            if (container is null || container["command"].Exists || (labels[PartOf].Text != "flux" && deployment.Id.Namespace != cluster.Components.FirstOrDefault()?.Id.Namespace))
            {
                continue;
            }

            controllers.Add(new FluxController(
                ControllerFlags.ControllerOf(container["image"].Text!)!,
                deployment.Id.Name,
                deployment,
                container,
                Released(labels["app.kubernetes.io/version"], container["image"]),
                container["args"].Items));
        }

        return controllers;
    }

    /// <summary>The controllers that the Flux Operator makes of the FluxInstance of a cluster, be it an object or values of the chart flux-instance.</summary>
    public static IReadOnlyList<FluxController> OperatedIn(Cluster cluster)
    {
        var controllers = new List<FluxController>();
        foreach (var rendered in cluster.Objects.Where(o => o.Id.Kind is "FluxInstance" or "HelmRelease"))
        {
            var spec = FluxObject.From(rendered.Resource) switch
            {
                FluxInstance instance => instance.Spec,
                FluxHelmRelease release => release.Spec.At("values", "instance"),
                _ => null,
            };
            if (spec?["sync"].Exists == true || spec?["distribution"].Exists == true)
            {
                // Flux Operator docs, FluxInstance: without `components` these four.
                string[] components = spec["components"].List is null
                    ? ["source-controller", "kustomize-controller", "helm-controller", "notification-controller"]
                    : [.. spec["components"].Items.Select(i => i.Text).OfType<string>()];
                controllers.AddRange(components.Select(c => new FluxController(c, c, rendered, spec, FluxVersion.TryParse(spec.At("distribution", "version").Text ?? ""), InstancePatches.Arguments(spec, c))));
            }
        }

        return controllers;
    }

    // Where something else sets the image, the label may speak of another release.
    private static FluxVersion? Released(Field label, Field image) =>
        label.Text is { } text && label.Origin.Source == image.Origin.Source && image.Origin.IsVerbatim ? FluxVersion.TryParse(text) : null;
}
