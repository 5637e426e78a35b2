using Dryflux.Manifests.Yaml;

namespace Dryflux.Manifests.Flux;

/// <summary><c>spec.install</c> or <c>spec.upgrade</c> of a HelmRelease: the two actions that helm-controller may repeat.</summary>
public sealed class HelmAction
{
    internal HelmAction(Field field) => Field = field;

    /// <summary>The action's block.</summary>
    public Field Field { get; }

    /// <summary><c>install</c> or <c>upgrade</c>.</summary>
    public string Name => Field.Key!;

    /// <summary><c>strategy.name</c>: <c>RemediateOnFailure</c> or <c>RetryOnFailure</c>, since Flux 2.7.</summary>
    public Field Strategy => Field.At("strategy", "name");

    /// <summary><c>remediation</c>.</summary>
    public Field Remediation => Field["remediation"];

    /// <summary><c>remediation.retries</c>: 0 when unset, without bound when negative.</summary>
    public Field Retries => Remediation["retries"];

    /// <summary><c>remediation.remediateLastFailure</c>.</summary>
    public Field RemediateLastFailure => Remediation["remediateLastFailure"];
}
