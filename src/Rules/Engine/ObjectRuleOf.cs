using Dryflux.Manifests.Flux;

namespace Dryflux.Rules.Engine;

/// <summary>A rule that sees one kind of Flux object, or every kind when <typeparamref name="T"/> is <see cref="FluxObject"/>.</summary>
/// <typeparam name="T">The view of the kind.</typeparam>
public abstract class ObjectRule<T> : ObjectRule
    where T : FluxObject
{
    /// <summary>Looks at an object.</summary>
    public abstract void Check(T flux, RuleContext context);

    internal sealed override void CheckObject(FluxObject flux, RuleContext context)
    {
        if (flux is T kind)
        {
            Check(kind, context);
        }
    }
}
