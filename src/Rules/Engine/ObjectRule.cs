using Dryflux.Manifests.Flux;

namespace Dryflux.Rules.Engine;

/// <summary>A rule that sees one Flux object as it is applied.</summary>
public abstract class ObjectRule : Rule
{
    private protected ObjectRule()
    {
    }

    internal abstract void CheckObject(FluxObject flux, RuleContext context);
}
