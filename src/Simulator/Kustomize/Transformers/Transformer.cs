using Dryflux.Manifests.Simulation;

namespace Dryflux.Simulator.Kustomize.Transformers;

/// <summary>One step of a build: changes the objects of a set, adds or removes some.</summary>
public abstract class Transformer
{
    /// <summary>Does the step. Mistakes are reported; what does not depend on them is done all the same.</summary>
    public abstract void Transform(ResourceSet resources, BuildErrors errors);

    /// <summary>What the entries behind the step came to, once it is done; none for a step that cannot be idle.</summary>
    public virtual IEnumerable<EntryEffect> Effects => [];
}
